package dev.moviegen.api.jobs;

/** There was such a job; its record and files have been deleted at the end of their time. */
public final class JobExpired extends RuntimeException {

    private JobExpired(String message) {
        super(message);
    }

    static JobExpired of(String jobId) {
        return new JobExpired("Job " + jobId + " has expired");
    }
}
