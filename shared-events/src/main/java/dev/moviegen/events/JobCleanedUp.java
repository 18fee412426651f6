package dev.moviegen.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Every process of the cancelled job is dead and its directory is gone from the disk of record.
 *
 * @param by {@code worker}, or {@code api} when no worker ever had the job
 * @param heardBy how the worker learned of the cancel: {@code event poll second_look refused_write leftover never_claimed}
 * @param heardAt the worker's clock; {@code stoppedAt} and {@code goneAt} are this plus monotonic durations (microseconds)
 */
public record JobCleanedUp(
        String jobId,
        String by,
        String worker,
        String disk,
        int epoch,
        long files,
        long bytes,
        int processes,
        @Nullable Instant acceptedAt,
        @Nullable Instant heardAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant goneAt,
        String heardBy)
        implements JobEvent {}
