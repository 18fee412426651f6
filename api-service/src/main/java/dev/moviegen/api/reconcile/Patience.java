package dev.moviegen.api.reconcile;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Waits a second before the next try, but not for a process that is about to end: it hands the message back. */
@Component
class Patience {

    private final CountDownLatch closing = new CountDownLatch(1);

    void pause(RuntimeException reason) {
        try {
            if (closing.await(1, TimeUnit.SECONDS)) {
                throw new ImmediateRequeueAmqpException("This process ends", reason);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ImmediateRequeueAmqpException("Interrupted", interrupted);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }
}
