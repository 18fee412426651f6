package dev.moviegen.events.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.moviegen.events.JobEvent;
import dev.moviegen.events.testing.BrokerNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;

/** The publisher as Boot configures it for a service, on a real broker. */
@Tag("broker")
class JobEventPublisherTest {

    private final BrokerNode broker = BrokerNode.shared();

    static Stream<JobEvent> events() {
        return Examples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void returnsOnceTheBrokerHasConfirmed(JobEvent event) {
        as("admin", publisher -> assertThatCode(() -> publisher.publish(event)).doesNotThrowAnyException());
    }

    @Test
    void whatTheBrokerRefusesIsNotConfirmed() {
        as(
                "worker",
                publisher -> assertThatThrownBy(() -> publisher.publish(Examples.cancelled(1)))
                        .isInstanceOf(EventNotConfirmed.class)
                        .hasMessageContaining("JobCancelled of job " + Examples.JOB));
    }

    @Test
    void aDeadBrokerIsAnUnknownForPublishAndNothingForPublishSoon() {
        as("api", publisher -> {
            publisher.publish(Examples.cancelled(1));
            broker.kill();
            try {
                assertThatThrownBy(() -> publisher.publish(Examples.cancelled(1)))
                        .isInstanceOf(EventNotConfirmed.class);
                assertThatCode(() -> {
                            publisher.publishSoon(Examples.cancelled(1));
                            publisher.publishSoon(Examples.cancelled(1));
                        })
                        .doesNotThrowAnyException();
            } finally {
                broker.restart();
            }
            // Queues elect their leaders after the broker listens; until then they refuse.
            await().ignoreExceptions().untilAsserted(() -> publisher.publish(Examples.cancelled(2)));
        });
    }

    /** It lives and reads nothing: what is written to it waits in the kernel until that is full, and then the writer waits. */
    @Test
    void aBrokerInAlarmIsNotWaitedForAndTakesEverythingAfterwards() {
        as("api", publisher -> {
            publisher.publish(Examples.cancelled(1));
            broker.control("set_vm_memory_high_watermark", "0.0000001");
            try {
                awaitRefusal(publisher);
                assertThat(millis(() ->
                                IntStream.range(0, 20_000).forEach(i -> publisher.publishSoon(Examples.cancelled(1)))))
                        .isLessThan(2_000);
                assertThat(millis(() -> assertThatThrownBy(() -> publisher.publish(Examples.cancelled(1)))
                                .isInstanceOf(EventNotConfirmed.class)))
                        .isLessThan(1_000);
            } finally {
                broker.control("set_vm_memory_high_watermark", "0.4");
            }
            await().ignoreExceptions().untilAsserted(() -> publisher.publish(Examples.cancelled(2)));
        });
    }

    /** The broker says that it is blocked when somebody publishes; that one may still be confirmed. */
    private static void awaitRefusal(JobEventPublisher publisher) {
        await().until(() -> {
            try {
                publisher.publish(Examples.cancelled(1));
                return false;
            } catch (EventNotConfirmed refused) {
                return true;
            }
        });
    }

    private static long millis(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private interface Use {
        void with(JobEventPublisher publisher) throws Exception;
    }

    private void as(String user, Use use) {
        ContextConsumer<AssertableApplicationContext> consumer =
                context -> use.with(context.getBean(JobEventPublisher.class));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class, JobEventsConfiguration.class))
                .withPropertyValues(
                        "spring.application.name=" + user,
                        "spring.rabbitmq.host=" + broker.host(),
                        "spring.rabbitmq.port=" + broker.port(),
                        "spring.rabbitmq.virtual-host=" + broker.virtualHost(),
                        "spring.rabbitmq.username=" + user,
                        "spring.rabbitmq.password=" + broker.passwordOf(user),
                        "spring.rabbitmq.publisher-confirm-type=correlated",
                        "spring.rabbitmq.publisher-returns=true",
                        "spring.rabbitmq.template.mandatory=true",
                        "spring.rabbitmq.channel-rpc-timeout=3s",
                        "spring.rabbitmq.cache.channel.checkout-timeout=2s")
                .run(consumer);
    }
}
