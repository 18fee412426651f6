package dev.moviegen.events;

/** The files are stored and the row is completed. {@code videoSeconds} of play time, {@code videoSize} in bytes. */
public record JobCompleted(String jobId, String worker, int epoch, double videoSeconds, long videoSize, long tookMs)
        implements JobEvent {}
