package dev.moviegen.events;

import java.time.Instant;

/** The row is cancelled, for ever. Sent again until the clean-up is confirmed; {@code announcement} counts from 1. */
public record JobCancelled(
        String jobId,
        String cancelledFrom,
        String owner,
        String disk,
        int epoch,
        String requestedBy,
        String reason,
        Instant acceptedAt,
        int announcement)
        implements JobEvent {}
