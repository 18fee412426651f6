package dev.moviegen.worker.cancellation;

import dev.moviegen.events.JobCancelled;

/** What to do about a cancelled job that this worker does not run. */
@FunctionalInterface
public interface CancelledElsewhere {

    void on(JobCancelled event);
}
