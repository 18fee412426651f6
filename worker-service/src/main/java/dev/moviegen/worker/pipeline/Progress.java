package dev.moviegen.worker.pipeline;

import java.util.Map;

/** Where a step says how far it is. */
@FunctionalInterface
public interface Progress {

    /**
     * @param percentOfStep 0–100 of this step; mapped to the step's range of the whole, never going back
     * @param key message key with its arguments, translated where it is shown
     */
    void report(int percentOfStep, String key, Map<String, ?> args);
}
