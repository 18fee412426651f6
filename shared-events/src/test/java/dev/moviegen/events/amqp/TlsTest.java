package dev.moviegen.events.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.moviegen.events.testing.TlsNode;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A service with a CA file, as Boot configures it, before a broker that speaks TLS. */
class TlsTest {

    private static TlsNode broker;

    @BeforeAll
    static void start() {
        broker = new TlsNode();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void anEventIsPublishedToABrokerThatTheAuthorityVouchesFor() {
        service("localhost", broker.caFile())
                .run(context -> assertThatCode(
                                () -> context.getBean(JobEventPublisher.class).publish(Examples.cancelled(1)))
                        .doesNotThrowAnyException());
    }

    @Test
    void aBrokerThatSomebodyElseVouchesForIsNotSpokenTo() {
        assertRefused("localhost", broker.strangersCaFile());
    }

    @Test
    void aBrokerUnderAnotherNameThanItsCertificatesIsNotSpokenTo() {
        assertRefused("127.0.0.1", broker.caFile());
    }

    private static void assertRefused(String host, Path caFile) {
        service(host, caFile).run(context -> {
            ConnectionFactory connections = context.getBean(ConnectionFactory.class);
            assertThat(catchThrowable(connections::createConnection)).hasCauseInstanceOf(SSLException.class);
        });
    }

    private static ApplicationContextRunner service(String host, Path caFile) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RabbitAutoConfiguration.class, JobEventsConfiguration.class))
                .withPropertyValues(
                        "spring.application.name=api",
                        "spring.rabbitmq.host=" + host,
                        "spring.rabbitmq.port=" + broker.port(),
                        "spring.rabbitmq.virtual-host=moviegen",
                        "spring.rabbitmq.username=api",
                        "spring.rabbitmq.password=" + broker.passwordOf("api"),
                        "spring.rabbitmq.publisher-confirm-type=correlated",
                        "moviegen.broker.ca-file=" + caFile);
    }
}
