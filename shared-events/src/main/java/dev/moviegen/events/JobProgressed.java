package dev.moviegen.events;

import java.util.Map;

/** Progress in percent (0–100) with its explanation; at most four a second, transient. */
public record JobProgressed(String jobId, String worker, int epoch, String step, int progress, Map<String, ?> message)
        implements JobEvent {}
