package dev.moviegen.system.faults.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import dev.moviegen.events.testing.BrokerNode;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire between a real client and the real broker. */
class WireIT {

    private final BrokerNode broker = BrokerNode.shared();
    private final Fate fate = new Fate(1);
    private final Wire wire = Wire.toBroker(broker.port(), fate);
    private final List<String> got = new CopyOnWriteArrayList<>();
    private Connection listener;
    private Connection sender;

    @BeforeEach
    void listen() throws Exception {
        listener = connect(wire.port(), "worker");
        sender = connect(broker.port(), "api");
        Channel channel = listener.createChannel();
        channel.basicQos(1);
        channel.queueDeclare("worker.cancelled.wire", false, true, true, null);
        channel.queueBind("worker.cancelled.wire", "job.cancelled", "");
        DeliverCallback note = (tag, message) -> {
            got.add(new String(message.getBody()));
            channel.basicAck(message.getEnvelope().getDeliveryTag(), true);
        };
        channel.basicConsume("worker.cancelled.wire", false, note, tag -> {});
    }

    @AfterEach
    void hangUp() throws Exception {
        sender.abort();
        listener.abort();
        wire.close();
    }

    @Test
    void carriesEverythingInOrderUntilItIsToldOtherwise() throws Exception {
        send(50);

        await().until(() -> got.size() == 50);
        assertThat(got).isSorted();
        assertThat(fate.dropped()).isZero();
    }

    @Test
    void swallowsWhatItIsToldToAndKeepsTheConnection() throws Exception {
        fate.drop(0.5);
        send(50);
        await().until(() -> got.size() + fate.dropped() == 50);
        assertThat(fate.dropped()).isBetween(10, 40);

        fate.none();
        send(1);
        await().until(() -> got.size() + fate.dropped() == 51);
    }

    @Test
    void holdsBackWithoutLosing() throws Exception {
        fate.delay(Duration.ofMillis(50));
        send(20);

        await().until(() -> got.size() == 20);
        assertThat(fate.delayed()).isEqualTo(20);
    }

    @Test
    void aStalledWireCarriesNothingAndLaterAll() throws Exception {
        wire.stall();
        send(3);
        await().during(Duration.ofMillis(300)).until(got::isEmpty);

        wire.mend();
        await().until(() -> got.size() == 3);
    }

    @Test
    void losesAnAnswerWithItsConnection() throws Exception {
        try (Wire lossy = Wire.to(URI.create(broker.managementUrl()).getPort())) {
            URL page = URI.create("http://127.0.0.1:" + lossy.port() + "/").toURL();
            assertThat(page.openStream()).isNotEmpty();

            lossy.loseAnswers(1);
            assertThatThrownBy(page::openStream).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aCutEndsTheConnection() {
        wire.cut();

        await().until(() -> !listener.isOpen());
    }

    private void send(int count) throws Exception {
        try (Channel channel = sender.createChannel()) {
            channel.confirmSelect();
            for (int i = 0; i < count; i++) {
                channel.basicPublish(
                        "job.cancelled", "", null, String.format("%03d", i).getBytes());
            }
            channel.waitForConfirmsOrDie(5_000);
        }
    }

    private Connection connect(int port, String user) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setVirtualHost(broker.virtualHost());
        factory.setUsername(user);
        factory.setPassword(broker.passwordOf(user));
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }
}
