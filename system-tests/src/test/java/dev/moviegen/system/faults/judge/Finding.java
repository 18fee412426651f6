package dev.moviegen.system.faults.judge;

/** A broken promise, with the word that Jepsen has for it. */
public record Finding(Promise promise, Word word, String jobId, String what) {

    /** Lost: acknowledged and gone. Unexpected: there, though nobody asked. Duplicated: more often than once. */
    public enum Word {
        LOST,
        UNEXPECTED,
        DUPLICATED
    }
}
