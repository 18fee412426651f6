package dev.moviegen.api.reconcile;

import dev.moviegen.api.operator.DeadLetters;
import dev.moviegen.events.amqp.JobExchanges;
import dev.moviegen.store.StoreUnreachable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/**
 * Work messages that nobody could take. Counted, said, and kept for the operator; the job itself is looked after by the
 * rules. The message is held while the store does not answer.
 */
@Component
class DeadJobsListener {

    private static final Logger log = LoggerFactory.getLogger(DeadJobsListener.class);

    private final Counter dead;
    private final DeadLetters letters;
    private final Patience patience;

    DeadJobsListener(MeterRegistry meters, DeadLetters letters, Patience patience) {
        this.letters = letters;
        this.patience = patience;
        this.dead = meters.counter("moviegen.jobs.dead.letters");
    }

    @RabbitListener(queues = JobExchanges.API_DEAD_JOBS, containerFactory = ReconcileConfiguration.RAW)
    void on(Message message) {
        dead.increment();
        log.warn(
                "Work message {} of job {} was given up by the broker",
                message.getMessageProperties().getMessageId(),
                message.getMessageProperties().getCorrelationId());
        keep(message.getMessageProperties());
    }

    private void keep(MessageProperties about) {
        Object reason = about.getHeaders().getOrDefault("x-first-death-reason", "");
        while (true) {
            try {
                letters.keep(text(about.getCorrelationId()), text(about.getMessageId()), text(reason));
                return;
            } catch (StoreUnreachable notNow) {
                patience.pause(notNow);
            }
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
