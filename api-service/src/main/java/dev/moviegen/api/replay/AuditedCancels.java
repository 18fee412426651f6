package dev.moviegen.api.replay;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jobs whose cancel the stream {@code job.audit} has, read with the monitor's account. */
final class AuditedCancels {

    private static final String STREAM = "job.audit";
    private static final String CANCELLED = "movie-generator.job.cancelled.v1";
    /** A stream has no end: it is over for us when nothing more comes for this long. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final ConnectionFactory broker;

    AuditedCancels(ConnectionFactory broker) {
        this.broker = broker;
    }

    /** Ids of jobs, in the order of their cancels. The broker starts at the chunk with that time: older ones are left out. */
    Set<String> since(Instant time) throws IOException, TimeoutException, InterruptedException {
        try (Connection connection = broker.newConnection("replay-cancels");
                Channel channel = connection.createChannel()) {
            BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
            channel.basicQos(200);
            channel.basicConsume(
                    STREAM,
                    false,
                    Map.of("x-stream-offset", Date.from(time)),
                    (tag, delivery) -> deliveries.add(delivery),
                    tag -> {});
            Set<String> jobs = new LinkedHashSet<>();
            for (Delivery next = next(deliveries); next != null; next = next(deliveries)) {
                channel.basicAck(next.getEnvelope().getDeliveryTag(), false);
                JsonNode event = JsonMapper.shared().readTree(next.getBody());
                if (event.path("type").asString("").equals(CANCELLED)
                        && !Instant.parse(event.path("time").asString("")).isBefore(time)) {
                    jobs.add(event.path("subject").asString(""));
                }
            }
            return jobs;
        }
    }

    private static @Nullable Delivery next(BlockingQueue<Delivery> deliveries) throws InterruptedException {
        return deliveries.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
    }
}
