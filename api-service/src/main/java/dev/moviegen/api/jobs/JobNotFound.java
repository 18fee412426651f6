package dev.moviegen.api.jobs;

/** There is no such job: never was, malformed, or not ours to tell. All three look the same. */
public final class JobNotFound extends RuntimeException {

    private JobNotFound(String message) {
        super(message);
    }

    static JobNotFound of(String jobId) {
        return new JobNotFound(JobIds.isWellFormed(jobId) ? "No job " + jobId : "No job has such an id");
    }
}
