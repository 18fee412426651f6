package dev.moviegen.system.faults.wire;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens to the deliveries of JobCancelled on a wire. Nothing, unless it is told to. */
public final class Fate {

    private final Random random;
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger delayed = new AtomicInteger();
    private volatile double drop;
    private volatile Duration longestDelay = Duration.ZERO;

    public Fate(long seed) {
        random = new Random(seed);
    }

    /** Each with this probability, from now on. */
    public void drop(double probability) {
        drop = probability;
    }

    /** Each by up to this long, from now on. */
    public void delay(Duration upTo) {
        longestDelay = upTo;
    }

    public void none() {
        drop = 0;
        longestDelay = Duration.ZERO;
    }

    public int dropped() {
        return dropped.get();
    }

    public int delayed() {
        return delayed.get();
    }

    boolean drops() {
        boolean so = random.nextDouble() < drop;
        if (so) {
            dropped.incrementAndGet();
        }
        return so;
    }

    long delayNanos() {
        long nanos = (long) (random.nextDouble() * longestDelay.toNanos());
        if (nanos > 0) {
            delayed.incrementAndGet();
        }
        return nanos;
    }
}
