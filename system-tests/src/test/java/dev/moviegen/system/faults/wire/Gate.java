package dev.moviegen.system.faults.wire;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** What every byte of a wire passes: open, closed for a while, or slow. */
final class Gate {

    private boolean closed;
    private volatile long delayNanos;
    private volatile double lossOfAnswers;

    synchronized void close() {
        closed = true;
    }

    synchronized void open() {
        closed = false;
        delayNanos = 0;
        lossOfAnswers = 0;
        notifyAll();
    }

    void loseAnswers(double probability) {
        lossOfAnswers = probability;
    }

    /** Whether this one is lost, with its connection. */
    boolean losesAnswer() {
        return lossOfAnswers > 0 && ThreadLocalRandom.current().nextDouble() < lossOfAnswers;
    }

    void slowDown(Duration delay) {
        delayNanos = delay.toNanos();
    }

    void pass() throws InterruptedException {
        synchronized (this) {
            while (closed) {
                wait();
            }
        }
        if (delayNanos > 0) {
            LockSupport.parkNanos(delayNanos);
        }
    }
}
