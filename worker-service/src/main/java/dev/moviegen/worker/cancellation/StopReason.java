package dev.moviegen.worker.cancellation;

/** Why a job stops before its end; an earlier one outranks a later one. */
public enum StopReason {
    /** The store says cancelled: clean up and prove it. */
    CANCELLED,
    /** Somebody else owns the job now: kill and delete without a word. */
    SUPERSEDED,
    /** This worker is asked to end: hand the job back with what is finished. */
    HANDED_BACK,
    /** The store has accepted nothing for too long: others may take the job over, so its processes must not live. */
    LEASE_LOST,
    /** The job took longer than a job may. */
    TIMED_OUT;

    boolean isDecidedByStore() {
        return this == CANCELLED || this == SUPERSEDED;
    }
}
