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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries everything that a user of the broker must not be able to do, and counts what went through: nothing. */
@Tag("broker")
class BrokerPrivilegeTest {

    private final BrokerNode broker = BrokerNode.shared();

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker", "monitor"})
    void nothingThatAUserMustNotDoGoesThrough(String user) throws Exception {
        List<String> wentThrough = new ArrayList<>();
        List<Attempt> attempts = new ForbiddenAttempts(user).all();
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

    private static boolean succeeds(Connection connection, Attempt.Act act) throws Exception {
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
