package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.pipeline.JobContext;
import java.io.IOException;
import java.util.List;

/** Somebody who speaks phrases into their files. */
interface Narrator {

    /** How the movie names the voice; empty: not at all. */
    String credit();

    /**
     * Each file appears whole, in order. Throws {@link NarratorFailed} when this one cannot go on: what is there stays,
     * and another may speak the rest.
     */
    void speak(List<Phrase> phrases, SpokenSoFar spoken, JobContext job) throws IOException;

    /** Told after each phrase. */
    @FunctionalInterface
    interface SpokenSoFar {
        void spoke(int number);
    }

    /** This narrator cannot speak here. */
    final class NarratorFailed extends RuntimeException {
        NarratorFailed(String message) {
            super(message);
        }

        NarratorFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
