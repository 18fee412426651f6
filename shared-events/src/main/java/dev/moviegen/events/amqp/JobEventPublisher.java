package dev.moviegen.events.amqp;

import dev.moviegen.events.JobEvent;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Sends events, with the broker's confirm or without waiting for it. */
public final class JobEventPublisher {

    private static final Logger log = LoggerFactory.getLogger(JobEventPublisher.class);
    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(5);
    /** RabbitTemplate has no back-off: a loop of progress would knock thousands of times a second at a dead broker. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final RabbitTemplate rabbit;
    private final BrokerAlarm alarm;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    JobEventPublisher(RabbitTemplate rabbit, BrokerAlarm alarm) {
        this.rabbit = rabbit;
        this.alarm = alarm;
    }

    /** Returns when the broker has confirmed it; throws {@link EventNotConfirmed} otherwise, after at most 5 s. */
    public void publish(JobEvent event) {
        if (alarm.isOn()) {
            throw EventNotConfirmed.of(event, "the broker is short of memory or disk", null);
        }
        CorrelationData confirm = new CorrelationData();
        try {
            rabbit.convertAndSend(EventType.of(event).exchange, "", event, confirm);
            CorrelationData.Confirm answer = confirm.getFuture().get(CONFIRM_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            // Unroutable messages are confirmed *and* returned: only both together say that somebody has it.
            if (!answer.ack() || confirm.getReturned() != null) {
                throw EventNotConfirmed.of(event, "refused or returned", null);
            }
        } catch (AmqpException | ExecutionException | TimeoutException e) {
            throw EventNotConfirmed.of(event, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EventNotConfirmed.of(event, "interrupted", e);
        }
    }

    /** Sends what may be lost (progress, first announcements of what is repeated anyway) without waiting. */
    public void publishSoon(JobEvent event) {
        if (alarm.isOn() || System.nanoTime() - quietUntil.get() < 0) {
            return;
        }
        try {
            rabbit.convertAndSend(EventType.of(event).exchange, "", event, new CorrelationData());
        } catch (AmqpException e) {
            quietUntil.set(System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos());
            log.debug("Event not sent: {}", e.getMessage());
        }
    }
}
