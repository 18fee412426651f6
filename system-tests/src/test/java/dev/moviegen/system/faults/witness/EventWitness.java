package dev.moviegen.system.faults.witness;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import dev.moviegen.events.testing.BrokerNode;
import dev.moviegen.system.faults.history.Heard;
import dev.moviegen.system.faults.history.Stories;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A listener of somebody else's: the monitor's account, a durable queue, and it comes back whenever the broker does. */
public final class EventWitness implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String QUEUE = "monitor.faults";
    private static final List<String> EXCHANGES =
            List.of("submitted", "started", "completed", "failed", "cancelled", "cleaned-up");
    private static final long PAUSE_NANOS = 100_000_000;

    private final BrokerNode broker;
    private final Stories stories;
    private final Consumer<Delivery> onlooker;
    private final AtomicLong heard = new AtomicLong();
    private volatile boolean listening;
    private volatile boolean closed;
    private final Thread thread;

    /** {@code onlooker} gets each message as it came. */
    public EventWitness(BrokerNode broker, Stories stories, Consumer<Delivery> onlooker) {
        this.broker = broker;
        this.stories = stories;
        this.onlooker = onlooker;
        thread = new Thread(this::listenForEver, "event-witness");
        thread.setDaemon(true);
        thread.start();
    }

    public boolean isListening() {
        return listening;
    }

    public long count() {
        return heard.get();
    }

    private void listenForEver() {
        while (!closed) {
            try (Connection connection = connect()) {
                CountDownLatch over = new CountDownLatch(1);
                connection.addShutdownListener(cause -> over.countDown());
                listen(connection.createChannel());
                listening = true;
                over.await();
            } catch (IOException | TimeoutException | RuntimeException away) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (InterruptedException e) {
                return;
            } finally {
                listening = false;
            }
        }
    }

    private Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setVirtualHost(broker.virtualHost());
        factory.setUsername("monitor");
        factory.setPassword(broker.passwordOf("monitor"));
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout(2_000);
        return factory.newConnection();
    }

    private void listen(Channel channel) throws IOException {
        channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
        for (String exchange : EXCHANGES) {
            channel.queueBind(QUEUE, "job." + exchange, "");
        }
        channel.basicQos(500);
        channel.basicConsume(
                QUEUE,
                false,
                (tag, message) -> {
                    note(message);
                    channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
                },
                tag -> {});
    }

    private void note(Delivery message) {
        Instant at = Instant.now();
        JsonNode event = JSON.readTree(message.getBody());
        String type = message.getEnvelope().getExchange().substring("job.".length());
        String id = event.path("subject").asString("");
        int epoch = event.path("data").path("epoch").asInt(0);
        stories.of(id).add(new Heard(at, type, event.path("id").asString(""), epoch));
        heard.incrementAndGet();
        onlooker.accept(message);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt(); // or it would go on taking messages that the next witness of this broker waits for
    }
}
