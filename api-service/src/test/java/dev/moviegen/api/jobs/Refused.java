package dev.moviegen.api.jobs;

import dev.moviegen.store.JobStatus;

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
}
