package dev.moviegen.events;

/** A worker has claimed the job; {@code epoch} counts the claims. */
public record JobStarted(String jobId, String worker, int epoch) implements JobEvent {}
