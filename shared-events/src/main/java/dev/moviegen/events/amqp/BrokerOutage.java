package dev.moviegen.events.amqp;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.context.event.EventListener;

/** One line when the listeners lose the broker and one when they have it again; Spring's own say it every few seconds. */
class BrokerOutage {

    private static final Logger log = LoggerFactory.getLogger(BrokerOutage.class);

    private final AtomicReference<@Nullable Long> sinceNanos = new AtomicReference<>();

    @EventListener
    void onLoss(ListenerContainerConsumerFailedEvent event) {
        if (event.isFatal()) {
            log.error("A listener has ended for good: {}", event.getReason(), event.getThrowable());
        } else if (sinceNanos.compareAndSet(null, System.nanoTime())) {
            log.warn("The broker does not answer; the listeners go on trying: {}", reason(event.getThrowable()));
        }
    }

    @EventListener
    void onReturn(ConsumeOkEvent event) {
        Long since = sinceNanos.getAndSet(null);
        if (since != null) {
            Duration away = Duration.ofNanos(System.nanoTime() - since);
            log.info("The broker answers again, after {} s", away.toSeconds());
        }
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable root = failure;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root);
    }
}
