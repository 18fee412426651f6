package dev.moviegen.events;

/** The row is failed, at this step for this reason (a stable code word). */
public record JobFailed(String jobId, String worker, int epoch, String step, String code, String detail)
        implements JobEvent {}
