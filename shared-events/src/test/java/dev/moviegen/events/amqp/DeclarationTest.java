package dev.moviegen.events.amqp;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.moviegen.events.testing.BrokerNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.context.support.StaticApplicationContext;

@Tag("broker")
class DeclarationTest {

    private final BrokerNode broker = BrokerNode.shared();

    /** Refused if a right is missing, or if anything differs from the definitions that the broker has loaded. */
    @ParameterizedTest
    @ValueSource(strings = {"api", "worker"})
    void aServiceMayDeclareItsPartAgain(String service) {
        CachingConnectionFactory connections = new CachingConnectionFactory(broker.host(), broker.port());
        connections.setVirtualHost(broker.virtualHost());
        connections.setUsername(service);
        connections.setPassword(broker.passwordOf(service));
        RabbitAdmin admin = new RabbitAdmin(connections);
        StaticApplicationContext context = new StaticApplicationContext();
        context.getBeanFactory().registerSingleton("topology", JobExchanges.declaredBy(service));
        context.refresh();
        admin.setApplicationContext(context);

        assertThatCode(admin::initialize).doesNotThrowAnyException();
        connections.destroy();
    }
}
