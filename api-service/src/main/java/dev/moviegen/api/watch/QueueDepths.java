package dev.moviegen.api.watch;

import dev.moviegen.events.amqp.JobExchanges;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What lies in the queues, asked passively every five seconds: this service may read few of them. Also as
 * {@code moviegen.queue.messages} and {@code moviegen.queue.consumers}; no number while the broker does not answer.
 */
@Component
public class QueueDepths {

    private static final List<String> QUEUES =
            List.of(JobExchanges.WORKER_JOBS, JobExchanges.API_CLEAN_UPS, JobExchanges.API_DEAD_JOBS);

    private final AmqpAdmin broker;
    private final Map<String, Depth> depths = new ConcurrentHashMap<>();

    QueueDepths(AmqpAdmin broker, MeterRegistry meters) {
        this.broker = broker;
        for (String queue : QUEUES) {
            Gauge.builder(
                            "moviegen.queue.messages",
                            () -> number(queue)
                                    .map(depth -> (double) depth.messages())
                                    .orElse(Double.NaN))
                    .tag("queue", queue)
                    .register(meters);
            Gauge.builder(
                            "moviegen.queue.consumers",
                            () -> number(queue)
                                    .map(depth -> (double) depth.consumers())
                                    .orElse(Double.NaN))
                    .tag("queue", queue)
                    .register(meters);
        }
    }

    /** Messages ready to be taken, and who takes them. */
    public record Depth(String queue, long messages, long consumers) {}

    /** Those that are known; none while the broker does not answer. */
    public List<Depth> all() {
        return QUEUES.stream().map(this::number).flatMap(Optional::stream).toList();
    }

    @Scheduled(fixedDelay = 5_000)
    void ask() {
        for (String queue : QUEUES) {
            try {
                QueueInformation found = broker.getQueueInfo(queue);
                if (found == null) {
                    depths.remove(queue);
                } else {
                    depths.put(queue, new Depth(queue, found.getMessageCount(), found.getConsumerCount()));
                }
            } catch (AmqpException away) {
                depths.clear();
                return;
            }
        }
    }

    private Optional<Depth> number(String queue) {
        return Optional.ofNullable(depths.get(queue));
    }
}
