package dev.moviegen.events.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each user of the broker may do, asked of the broker itself. */
@Tag("broker")
class BrokerNodeTest {

    /** The mark of a first start that has not come to its end, as the broker spells its name. */
    private static final String FIRST_START = "os:getenv(\"HOME\") ++ \"/first-start\"";

    private final BrokerNode broker = BrokerNode.shared();

    @ParameterizedTest
    @CsvSource({
        "api, job.submitted",
        "api, job.cancelled",
        "api, job.cleaned-up",
        "api, job.failed",
        "api, job.completed",
        "worker, job.started",
        "worker, job.progressed",
        "worker, job.completed",
        "worker, job.failed",
        "worker, job.cleaned-up"
    })
    void aServicePublishesItsOwnEvents(String user, String exchange) throws Exception {
        publish(user, exchange);
    }

    @ParameterizedTest
    @CsvSource({
        "api, job.started",
        "api, job.progressed",
        "api, job.events",
        "api, job.dead",
        "worker, job.submitted",
        "worker, job.cancelled",
        "worker, job.events",
        "monitor, job.submitted",
        "monitor, job.cancelled",
        "monitor, job.cleaned-up",
        "monitor, job.events"
    })
    void nobodyPublishesTheEventsOfOthers(String user, String exchange) {
        assertThatThrownBy(() -> publish(user, exchange)).hasStackTraceContaining("ACCESS_REFUSED");
    }

    @ParameterizedTest
    @CsvSource({"worker, worker.jobs", "api, api.clean-ups", "api, api.dead-jobs", "monitor, job.audit"})
    void aQueueIsReadByItsOwner(String user, String queue) throws Exception {
        consume(user, queue);
    }

    @ParameterizedTest
    @CsvSource({"api, worker.jobs", "worker, api.clean-ups", "monitor, worker.jobs", "monitor, api.clean-ups"})
    void nobodyReadsTheQueuesOfOthers(String user, String queue) {
        assertThatThrownBy(() -> consume(user, queue)).hasStackTraceContaining("ACCESS_REFUSED");
    }

    @ParameterizedTest
    @CsvSource({
        "api, api.live.1, job.events", "worker, worker.cancelled.1, job.cancelled",
        "monitor, monitor.1, job.cancelled", "monitor, '', job.cleaned-up"
    })
    void listenersBindQueuesOfTheirOwn(String user, String queue, String exchange) throws Exception {
        try (Connection connection = connect(user);
                Channel channel = connection.createChannel()) {
            String name =
                    channel.queueDeclare(queue, false, true, true, Map.of()).getQueue();
            channel.queueBind(name, exchange, "");
            channel.basicConsume(name, (tag, message) -> {}, tag -> {});
        }
    }

    @Test
    void theApiSeesHowManyWaitWithoutReadingThem() throws Exception {
        try (Connection connection = connect("api");
                Channel channel = connection.createChannel()) {
            assertThat(channel.queueDeclarePassive("worker.jobs").getQueue()).isEqualTo("worker.jobs");
        }
    }

    @Test
    void aKillLosesNothingAndAWipeAllButTheTopology() throws Exception {
        publish("api", "job.submitted");

        broker.kill();
        broker.restart();
        // A quorum queue elects a leader first, and knows its length a little later.
        await().until(() -> waitingJobs() > 0);
        assertThat(bindings()).contains("job.events\tjob.audit");

        broker.wipe();
        assertThat(waitingJobs()).isZero();
        assertThat(bindings()).contains("job.events\tjob.audit");
    }

    /** Nobody can hit the moment between the stream and its binding: here is what such a death would leave. */
    @Test
    void aFirstStartThatDiedHalfWayIsMadeAnew() throws Exception {
        broker.wipe();
        await("the first start is known to be over")
                .until(() -> asked("filelib:is_file(" + FIRST_START + ").").equals("false"));
        unbindTheAudit();
        assertThat(bindings()).doesNotContain("job.events\tjob.audit");
        assertThat(asked("file:write_file(" + FIRST_START + ", <<>>).")).isEqualTo("ok");

        broker.kill();
        broker.restart();
        assertThat(bindings()).contains("job.events\tjob.audit");
    }

    @Test
    void thereIsNoGuest() {
        ConnectionFactory guest = broker.clientOf("monitor");
        guest.setUsername("guest");
        guest.setPassword("guest");

        assertThatThrownBy(guest::newConnection).isInstanceOf(AuthenticationFailureException.class);
    }

    private String asked(String expression) {
        return broker.control("--quiet", "eval", expression).strip();
    }

    private void unbindTheAudit() throws Exception {
        try (Connection connection = connect("admin");
                Channel channel = connection.createChannel()) {
            channel.queueUnbind("job.audit", "job.events", "");
        }
    }

    private String bindings() {
        return broker.control("--quiet", "list_bindings", "--vhost", "moviegen", "source_name", "destination_name");
    }

    private long waitingJobs() throws Exception {
        try (Connection connection = connect("admin");
                Channel channel = connection.createChannel()) {
            return channel.messageCount("worker.jobs");
        }
    }

    private void publish(String user, String exchange) throws Exception {
        try (Connection connection = connect(user);
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(exchange, "", null, new byte[0]);
            channel.waitForConfirmsOrDie(5_000);
        }
    }

    private void consume(String user, String queue) throws Exception {
        try (Connection connection = connect(user);
                Channel channel = connection.createChannel()) {
            channel.basicQos(1);
            channel.basicConsume(queue, false, (tag, message) -> {}, tag -> {});
        }
    }

    private Connection connect(String user) throws Exception {
        return broker.clientOf(user).newConnection();
    }
}
