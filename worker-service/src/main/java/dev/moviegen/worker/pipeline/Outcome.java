package dev.moviegen.worker.pipeline;

/** What becomes of the work message. */
public enum Outcome {
    /** Nothing is left to do: acknowledge. */
    SETTLED,
    /** The job goes on elsewhere, or here later: give the message back. */
    HANDED_BACK
}
