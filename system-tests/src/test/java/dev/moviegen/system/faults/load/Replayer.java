package dev.moviegen.system.faults.load;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.ShutdownSignalException;
import dev.moviegen.events.testing.BrokerNode;
import dev.moviegen.system.faults.history.Stories;
import dev.moviegen.system.faults.history.Story;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/** Publishes the latest events again, ten times each and in any order, as a broken relay would. */
public final class Replayer {

    private static final int KEPT = 60;
    private static final int TIMES = 10;
    private static final Duration UNTIL_THE_BROKER_IS_BACK = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BrokerNode broker;
    private final Stories stories;
    private final Random random;
    private final Deque<Delivery> latest = new ArrayDeque<>();

    public Replayer(BrokerNode broker, Stories stories, long seed) {
        this.broker = broker;
        this.stories = stories;
        this.random = new Random(seed);
    }

    /** JobStarted is left out: nobody but its worker's account may publish it, and none of ours listens. */
    public synchronized void remember(Delivery event) {
        if (event.getEnvelope().getExchange().equals("job.started")) {
            return;
        }
        latest.addLast(event);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    private synchronized List<Delivery> shuffled() {
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            all.addAll(latest);
        }
        Collections.shuffle(all, random);
        return all;
    }

    /** Again and again until the broker has confirmed all of it: one that is just dying would make this a blow that never fell. */
    public void replay() {
        await("replayed").atMost(UNTIL_THE_BROKER_IS_BACK).pollInterval(PAUSE).until(this::isReplayed);
    }

    private boolean isReplayed() throws InterruptedException {
        List<Delivery> events = shuffled();
        try (Connection connection = connect()) {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            for (Delivery event : events) {
                AMQP.BasicProperties own =
                        event.getProperties().builder().userId("api").build();
                channel.basicPublish(event.getEnvelope().getExchange(), "", own, event.getBody());
            }
            if (!channel.waitForConfirms(10_000)) {
                return false;
            }
        } catch (IOException | TimeoutException | ShutdownSignalException away) {
            return false;
        }
        events.forEach(
                event -> stories.find(event.getProperties().getCorrelationId()).ifPresent(Story::replay));
        return !events.isEmpty();
    }

    private Connection connect() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setVirtualHost(broker.virtualHost());
        factory.setUsername("api");
        factory.setPassword(broker.passwordOf("api"));
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }
}
