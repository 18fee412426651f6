package dev.moviegen.worker.pipeline;

import dev.moviegen.store.Job;
import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.cancellation.RunningJob;
import dev.moviegen.worker.scratch.JobLocks.JobLock;

/** A job that this worker has locked and claimed: the row as it was then, and how to write it. */
public record OwnedJob(Job job, RunningJob running, OwnedRow row, JobLock lock) {

    public String id() {
        return job.id();
    }

    public CancellationFlag flag() {
        return running.flag();
    }
}
