package dev.moviegen.worker.scratch;

import dev.moviegen.worker.cancellation.Stop;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cancelled job whose disk of record is this one, to be cleaned by who holds its lock.
 *
 * @param acceptedAt when the cancel was accepted
 * @param killedBefore processes that were killed when the flag was set
 */
public record CancelledJob(
        String jobId, int epoch, @Nullable Instant acceptedAt, Stop stop, int killedBefore) {}
