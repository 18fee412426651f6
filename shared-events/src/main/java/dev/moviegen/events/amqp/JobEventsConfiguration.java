package dev.moviegen.events.amqp;

import java.time.Clock;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.amqp.autoconfigure.ConnectionFactoryCustomizer;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.amqp.autoconfigure.RabbitTemplateCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.annotation.Bean;

/** What both services share of the broker; Boot picks the converter up for templates and listeners. */
@AutoConfiguration(before = RabbitAutoConfiguration.class)
class JobEventsConfiguration {

    @Bean
    Declarables jobTopology(@Value("${spring.rabbitmq.username}") String user) {
        return JobExchanges.declaredBy(user);
    }

    @Bean
    JobEventConverter jobEventConverter(
            @Value("${spring.application.name}") String service, @Value("${spring.rabbitmq.username}") String user) {
        return new JobEventConverter(service, user, Clock.systemUTC());
    }

    @Bean
    BrokerOutage brokerOutage(ConnectionFactory connections) {
        BrokerOutage outage = new BrokerOutage();
        connections.addConnectionListener(outage);
        return outage;
    }

    @Bean
    BrokerAlarm brokerAlarm(ConnectionFactory connections) {
        BrokerAlarm alarm = new BrokerAlarm();
        connections.addConnectionListener(alarm);
        return alarm;
    }

    /** With a CA file the broker is spoken to over TLS only, and must show a certificate for its host from that authority. */
    @Bean
    ConnectionFactoryCustomizer brokerTrust(@Value("${moviegen.broker.ca-file:}") String caFile) {
        return caFile.isEmpty()
                ? factory -> {}
                : factory -> {
                    PemSslStoreDetails authority = PemSslStoreDetails.forCertificate("file:" + caFile);
                    factory.useSslProtocol(
                            SslBundle.of(new PemSslStoreBundle(null, authority)).createSslContext());
                    factory.enableHostnameVerification();
                };
    }

    /** A blocked publisher must not block the consumers: one connection each. */
    @Bean
    RabbitTemplateCustomizer publishOnOwnConnection() {
        return template -> template.setUsePublisherConnection(true);
    }

    @Bean
    JobEventPublisher jobEventPublisher(RabbitTemplate template, BrokerAlarm alarm) {
        return new JobEventPublisher(template, alarm);
    }
}
