package dev.moviegen.worker.cancellation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That, why and when a job was told to stop.
 *
 * @param acceptedAt the API's clock when it accepted the cancel, if the event said so
 * @param heardAt this worker's clock
 * @param heardNanos {@link System#nanoTime()} of the same moment: durations are measured on it, never between clocks
 */
public record Stop(
        StopReason reason, HeardBy heardBy, @Nullable Instant acceptedAt, Instant heardAt, long heardNanos) {

    public static Stop now(StopReason reason, HeardBy heardBy) {
        return new Stop(reason, heardBy, null, Instant.now(), System.nanoTime());
    }

    public static Stop cancelled(HeardBy heardBy, @Nullable Instant acceptedAt) {
        return new Stop(StopReason.CANCELLED, heardBy, acceptedAt, Instant.now(), System.nanoTime());
    }

    /** {@code nanos} of {@link System#nanoTime()} as a time of this worker's clock. */
    public Instant at(long nanos) {
        return heardAt.plusNanos(nanos - heardNanos);
    }
}
