package dev.moviegen.events;

/**
 * A fact about one job, told to everybody who listens. One record for each type; the fields are those of the wire
 * (snake_case there). Delivered at least once: equal envelope ids are the same event.
 */
public sealed interface JobEvent
        permits JobSubmitted, JobStarted, JobProgressed, JobCompleted, JobFailed, JobCancelled, JobCleanedUp {

    /** The record's id in the store: 26 characters of {@code [a-z0-9]}. */
    String jobId();
}
