package dev.moviegen.worker.cancellation;

/** The job must stop now. An outcome, not an error: it carries no stack trace. */
public final class MovieGeneratorCancelled extends RuntimeException {

    private final StopReason reason;

    private MovieGeneratorCancelled(String jobId, StopReason reason) {
        super("Job " + jobId + " stops: " + reason, null, false, false);
        this.reason = reason;
    }

    public static MovieGeneratorCancelled of(String jobId, StopReason reason) {
        return new MovieGeneratorCancelled(jobId, reason);
    }

    public StopReason reason() {
        return reason;
    }
}
