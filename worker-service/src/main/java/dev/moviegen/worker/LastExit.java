package dev.moviegen.worker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that was asked to end is gone in time, whatever hangs. What is cut off then is what a crash cuts off: the
 * kernel kills the programs and frees the locks, and others go on.
 */
final class LastExit {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    private LastExit() {}

    static void within(Duration limit) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> watch(limit), "last-exit"));
    }

    /** The hook itself returns at once; a daemon thread keeps nobody. */
    private static void watch(Duration limit) {
        Thread watch = new Thread(() -> {
            long end = System.nanoTime() + limit.toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            Runtime.getRuntime().halt(ENDED_BY_SIGTERM);
        });
        watch.setDaemon(true);
        watch.start();
    }
}
