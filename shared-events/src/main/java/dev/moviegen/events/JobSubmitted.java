package dev.moviegen.events;

import org.jspecify.annotations.Nullable;

/** The row exists and waits for a worker. Repeated for a silent owner with the epoch and heartbeat last seen, else both are null. */
public record JobSubmitted(
        String jobId,
        String url,
        String language,
        @Nullable Integer epoch,
        @Nullable String heartbeat) implements JobEvent {}
