package dev.moviegen.api.jobs;

import dev.moviegen.store.JobStatus;

/** The job had already ended when the cancel came; {@code status} says how. The message is the answer's sentence. */
public final class JobNotCancellable extends RuntimeException {

    private final String jobId;
    private final JobStatus status;

    private JobNotCancellable(String jobId, JobStatus status, String message) {
        super(message);
        this.jobId = jobId;
        this.status = status;
    }

    static JobNotCancellable because(String jobId, JobStatus status) {
        String sentence = status == JobStatus.CANCELLED
                ? "Job is already cancelled"
                : "Cannot cancel a " + status.word() + " job";
        return new JobNotCancellable(jobId, status, sentence);
    }

    public String jobId() {
        return jobId;
    }

    public JobStatus status() {
        return status;
    }
}
