package dev.moviegen.events.amqp;

import com.rabbitmq.client.ShutdownSignalException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.context.event.EventListener;

/** One line when the broker is lost and one when it answers again; Spring's own would say it every few seconds. */
class BrokerOutage implements ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(BrokerOutage.class);

    private final AtomicReference<@Nullable Long> sinceNanos = new AtomicReference<>();

    @Override
    public void onShutDown(ShutdownSignalException signal) {
        if (!signal.isInitiatedByApplication()) {
            onFailed(signal);
        }
    }

    @Override
    public void onFailed(Exception failure) {
        if (sinceNanos.compareAndSet(null, System.nanoTime())) {
            log.warn("The broker does not answer; it is tried again and again: {}", reason(failure));
        }
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        Long since = sinceNanos.getAndSet(null);
        if (since != null) {
            Duration away = Duration.ofNanos(System.nanoTime() - since);
            log.info("The broker answers again, after {} s", away.toSeconds());
        }
    }

    @EventListener
    void onEndOf(ListenerContainerConsumerFailedEvent listener) {
        if (listener.isFatal()) {
            log.error("A listener has ended for good: {}", listener.getReason(), listener.getThrowable());
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
