package dev.moviegen.api.jobs;

import dev.moviegen.store.JobStatus;
import java.time.Duration;

/** The refusals of the use cases, for tests of those who show them. */
public final class Refused {

    private Refused() {}

    public static JobNotFound notFound(String jobId) {
        return JobNotFound.of(jobId);
    }

    public static JobExpired expired(String jobId) {
        return JobExpired.of(jobId);
    }

    public static JobNotCancellable ended(String jobId, JobStatus status) {
        return JobNotCancellable.because(jobId, status);
    }

    public static SubmissionRefused invalidUrl() {
        return SubmissionRefused.invalidUrl("not an address");
    }

    public static SubmissionRefused dailyLimit(Duration retryAfter) {
        return SubmissionRefused.dailyLimit(5, retryAfter);
    }

    public static SubmissionRefused queueFull(Duration retryAfter) {
        return SubmissionRefused.queueFull(10, retryAfter);
    }

    public static CancelLimitReached cancelLimit(Duration retryAfter) {
        return CancelLimitReached.of(10, retryAfter);
    }
}
