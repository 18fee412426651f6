package dev.moviegen.api.reconcile;

import java.time.Duration;

/** A stopwatch that only runs when told to. */
final class Stopwatch implements Ticker {

    private long nanos = 1;

    void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
