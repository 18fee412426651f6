package dev.moviegen.api.reconcile;

import dev.moviegen.events.amqp.JobExchanges;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/** Work messages that nobody could take. Counted and said; the job itself is looked after by the rules. */
@Component
class DeadJobsListener {

    private static final Logger log = LoggerFactory.getLogger(DeadJobsListener.class);

    private final Counter dead;

    DeadJobsListener(MeterRegistry meters) {
        this.dead = meters.counter("moviegen.jobs.dead.letters");
    }

    @RabbitListener(queues = JobExchanges.API_DEAD_JOBS, containerFactory = ReconcileConfiguration.RAW)
    void on(Message message) {
        dead.increment();
        log.warn(
                "Work message {} of job {} was given up by the broker",
                message.getMessageProperties().getMessageId(),
                message.getMessageProperties().getCorrelationId());
    }
}
