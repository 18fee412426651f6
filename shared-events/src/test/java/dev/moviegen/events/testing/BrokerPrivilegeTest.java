package dev.moviegen.events.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries everything that a user of the broker must not be able to do, and counts what went through: nothing. */
class BrokerPrivilegeTest {

    private static final List<String> EXCHANGES = List.of(
            "job.submitted",
            "job.started",
            "job.progressed",
            "job.completed",
            "job.failed",
            "job.cancelled",
            "job.cleaned-up",
            "job.dead",
            "job.events",
            "amq.fanout",
            "amq.direct",
            "");
    private static final List<String> QUEUES = List.of("worker.jobs", "api.clean-ups", "api.dead-jobs", "job.audit");

    /** The only exchanges to which each may publish; {@code job.dead} because a queue's owner must be able to dead-letter. */
    private static final Map<String, Set<String>> PUBLISHES = Map.of(
            "api",
            Set.of("job.submitted", "job.completed", "job.failed", "job.cancelled", "job.cleaned-up"),
            "worker",
            Set.of("job.started", "job.progressed", "job.completed", "job.failed", "job.cleaned-up", "job.dead"),
            "monitor",
            Set.of());

    private static final Map<String, Set<String>> READS = Map.of(
            "api", Set.of("api.clean-ups", "api.dead-jobs"),
            "worker", Set.of("worker.jobs"),
            "monitor", Set.of("job.audit"));

    private final BrokerNode broker = BrokerNode.shared();

    private interface Act {
        void on(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }

    private record Attempt(String what, Act act) {}

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker", "monitor"})
    void nothingThatAUserMustNotDoGoesThrough(String user) throws Exception {
        List<String> wentThrough = new ArrayList<>();
        List<Attempt> attempts = forbiddenTo(user);
        try (Connection connection = connect(user)) {
            for (Attempt attempt : attempts) {
                if (succeeds(connection, attempt.act())) {
                    wentThrough.add(attempt.what());
                }
            }
        }
        assertThat(wentThrough)
                .as("%s: forbidden and done, of %d tried", user, attempts.size())
                .isEmpty();
    }

    private static boolean succeeds(Connection connection, Act act) throws Exception {
        Channel channel = connection.createChannel();
        try {
            act.on(channel);
            channel.close();
            return true;
        } catch (IOException | ShutdownSignalException refused) {
            assertThat(refused).hasStackTraceContaining("ACCESS_REFUSED");
            return false;
        }
    }

    private static List<Attempt> forbiddenTo(String user) {
        List<Attempt> all = new ArrayList<>();
        EXCHANGES.stream()
                .filter(exchange -> !PUBLISHES.get(user).contains(exchange))
                .forEach(exchange -> all.add(new Attempt("publish to '" + exchange + "'", c -> publish(c, exchange))));
        QUEUES.stream().filter(queue -> !READS.get(user).contains(queue)).forEach(queue -> all.addAll(reading(queue)));
        QUEUES.stream()
                .filter(queue -> !READS.get(user).contains(queue) || queue.equals("job.audit"))
                .forEach(queue -> all.addAll(changing(queue)));
        all.addAll(declaring(user));
        return all;
    }

    private static List<Attempt> reading(String queue) {
        return List.of(
                new Attempt("consume " + queue, c -> {
                    c.basicQos(1);
                    c.basicConsume(queue, false, (tag, message) -> {}, tag -> {});
                }),
                new Attempt("get from " + queue, c -> c.basicGet(queue, false)),
                new Attempt("purge " + queue, c -> c.queuePurge(queue)));
    }

    private static List<Attempt> changing(String queue) {
        return List.of(
                new Attempt("delete " + queue, c -> c.queueDelete(queue)),
                new Attempt("bind " + queue, c -> c.queueBind(queue, "job.progressed", "")),
                new Attempt("unbind " + queue, c -> c.queueUnbind(queue, "job.submitted", "")));
    }

    private static List<Attempt> declaring(String user) {
        List<Attempt> all = new ArrayList<>();
        Stream.of("x", "api.x", "worker.x", "job.x", "amq.x", user + "x")
                .filter(name -> !name.startsWith(user + '.'))
                .forEach(name -> {
                    all.add(new Attempt(
                            "declare queue " + name, c -> c.queueDeclare(name, false, true, true, Map.of())));
                    all.add(new Attempt("declare exchange " + name, c -> c.exchangeDeclare(name, "fanout")));
                });
        all.add(new Attempt("let job.started hear job.events", c -> c.exchangeBind("job.started", "job.events", "")));
        if (user.equals("monitor")) {
            EXCHANGES.stream()
                    .filter(name -> name.startsWith("job."))
                    .forEach(name -> all.add(new Attempt("delete exchange " + name, c -> c.exchangeDelete(name))));
        }
        return all;
    }

    private static void publish(Channel channel, String exchange)
            throws IOException, InterruptedException, TimeoutException {
        channel.confirmSelect();
        channel.basicPublish(exchange, "worker.jobs", null, new byte[0]);
        channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker"})
    void nobodyForgesTheSender(String user) throws Exception {
        String other = user.equals("api") ? "worker" : "api";
        String exchange = user.equals("api") ? "job.submitted" : "job.started";
        try (Connection connection = connect(user)) {
            Channel channel = connection.createChannel();
            channel.confirmSelect();
            channel.basicPublish(
                    exchange, "", new BasicProperties.Builder().userId(other).build(), new byte[0]);
            assertThat(confirmed(channel)).isFalse();
        }
    }

    private static boolean confirmed(Channel channel) throws InterruptedException, TimeoutException {
        try {
            channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(5));
            return true;
        } catch (IOException | ShutdownSignalException refused) {
            assertThat(refused).hasStackTraceContaining("PRECONDITION_FAILED");
            return false;
        }
    }

    /** Of the management API, only the monitor may read, and it changes nothing. */
    @Test
    void onlyTheAdministratorChangesTheBrokerItself() throws Exception {
        for (String user : List.of("api", "worker", "monitor")) {
            assertThat(ManagementCalls.statuses(broker, user))
                    .as(user)
                    .doesNotContain(200, 201, 202, 204)
                    .hasSize(ManagementCalls.CHANGES.size());
        }
    }

    private Connection connect(String user) throws IOException, TimeoutException {
        ConnectionFactory factory = broker.clientOf(user);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection();
    }
}
