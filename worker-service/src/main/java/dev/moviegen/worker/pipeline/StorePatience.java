package dev.moviegen.worker.pipeline;

import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.worker.cancellation.Cancellation;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Repeats a write while the store does not answer: an outage is no reason to lose what is done. */
@Component
class StorePatience {

    private static final Logger log = LoggerFactory.getLogger(StorePatience.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** What the write said, or false as soon as the job must stop: a cancel ends the pause as well. */
    boolean until(Cancellation cancellation, BooleanSupplier write) {
        Thread waiting = Thread.currentThread();
        try (Cancellation.Registration ignored = cancellation.onRequest(() -> LockSupport.unpark(waiting))) {
            while (!cancellation.isRequested()) {
                try {
                    return write.getAsBoolean();
                } catch (StoreUnreachable e) {
                    pause(e);
                }
            }
            return false;
        }
    }

    /** What the write said, or false when the store has not answered for that long. */
    boolean atMost(Duration limit, BooleanSupplier write) {
        long started = System.nanoTime();
        while (System.nanoTime() - started < limit.toNanos()) {
            try {
                return write.getAsBoolean();
            } catch (StoreUnreachable e) {
                pause(e);
            }
        }
        return false;
    }

    private static void pause(StoreUnreachable e) {
        log.debug("Waiting for the store: {}", e.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
