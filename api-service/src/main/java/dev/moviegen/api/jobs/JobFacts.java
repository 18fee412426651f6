package dev.moviegen.api.jobs;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.JobCompleted;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobFailed;
import dev.moviegen.events.JobSubmitted;
import dev.moviegen.store.Job;
import dev.moviegen.store.Job.JobError;
import java.time.Duration;
import java.time.Instant;

/** Events built from the row alone, so that anybody can tell them again at any time. */
final class JobFacts {

    private static final JobError UNEXPLAINED = new JobError("", "internal", "");

    private JobFacts() {}

    static JobSubmitted submitted(Job job) {
        return new JobSubmitted(job.id(), job.url(), job.language(), null, null);
    }

    /** The owner may be dead: this epoch with this heartbeat is the last that was seen of it. */
    static JobSubmitted silent(Job job) {
        return new JobSubmitted(job.id(), job.url(), job.language(), job.epoch(), job.updatedText());
    }

    static JobCancelled cancelled(Job job, Instant acceptedAt, int announcement) {
        return new JobCancelled(
                job.id(),
                job.cancelledFrom(),
                job.owner(),
                job.disk(),
                job.epoch(),
                job.requestedBy(),
                job.reason(),
                acceptedAt,
                announcement);
    }

    /** No disk ever saw the job, so nothing had to stop and nothing to go. */
    static JobCleanedUp neverClaimed(Job job, Instant acceptedAt, Instant now) {
        return new JobCleanedUp(
                job.id(), "api", "", "", job.epoch(), 0, 0, 0, acceptedAt, now, now, now, "never_claimed");
    }

    /** The event of the status that the job has for ever. */
    static JobEvent ended(Job job) {
        return switch (job.status()) {
            case COMPLETED -> completed(job);
            case FAILED -> failed(job);
            case CANCELLED -> cancelled(job, acceptedAt(job), 1);
            case PENDING, PROCESSING ->
                throw new IllegalArgumentException(
                        "Job " + job.id() + " is still " + job.status().word());
        };
    }

    /** The API's own clock is only known to the call that was accepted; the row's is its nearest witness. */
    static Instant acceptedAt(Job job) {
        return job.completedAt()
                .orElseThrow(() -> new IllegalStateException("No time of the cancel of job " + job.id()));
    }

    private static JobCompleted completed(Job job) {
        return new JobCompleted(
                job.id(), workerOf(job), job.epoch(), job.videoSeconds(), job.videoSize(), millisecondsOf(job));
    }

    private static JobFailed failed(Job job) {
        JobError error = job.error().orElse(UNEXPLAINED);
        return new JobFailed(job.id(), workerOf(job), job.epoch(), error.step(), error.code(), error.detail());
    }

    private static long millisecondsOf(Job job) {
        return job.startedAt()
                .flatMap(from ->
                        job.completedAt().map(to -> Duration.between(from, to).toMillis()))
                .orElse(0L);
    }

    /** An owner is a worker's name and, after {@code #}, the number of its attempt. */
    private static String workerOf(Job job) {
        int end = job.owner().indexOf('#');
        return end < 0 ? job.owner() : job.owner().substring(0, end);
    }
}
