package dev.moviegen.events.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.testing.DockerImages;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.amqp.rabbit.annotation.Exchange;
import org.springframework.amqp.rabbit.annotation.Queue;
import org.springframework.amqp.rabbit.annotation.QueueBinding;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/** A service before an empty broker that knows nothing of us: it declares all that it needs by itself. */
@Tag("broker")
@EnabledIf("dev.moviegen.events.amqp.ServiceConnectionTest#anEngineIsThere")
@SpringBootTest(
        properties = {
            "spring.application.name=admin",
            "spring.rabbitmq.username=admin",
            "spring.rabbitmq.publisher-confirm-type=correlated",
            "spring.rabbitmq.publisher-returns=true",
            "spring.rabbitmq.template.mandatory=true"
        })
class ServiceConnectionTest {

    @Autowired
    private JobEventPublisher publisher;

    @Autowired
    private Service service;

    static boolean anEngineIsThere() {
        return DockerImages.broker().isPresent();
    }

    @Test
    void whatIsPublishedIsHeardOnATopologyThatTheServiceItselfHasDeclared() throws Exception {
        publisher.publish(Examples.cancelled(1));
        assertThat(service.heard.poll(10, TimeUnit.SECONDS)).isEqualTo(Examples.cancelled(1));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        private final BlockingQueue<JobCancelled> heard = new LinkedBlockingQueue<>();

        @Bean
        @ServiceConnection
        RabbitMQContainer broker() {
            return new RabbitMQContainer(DockerImages.broker().orElseThrow())
                    .withAdminUser("admin")
                    .withAdminPassword("only-for-this-test");
        }

        @RabbitListener(
                bindings =
                        @QueueBinding(
                                value = @Queue,
                                exchange = @Exchange(value = JobExchanges.EVENTS, declare = Exchange.FALSE)))
        void hear(JobCancelled event) {
            heard.add(event);
        }
    }
}
