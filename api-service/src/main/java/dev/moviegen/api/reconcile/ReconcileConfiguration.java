package dev.moviegen.api.reconcile;

import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.support.converter.SimpleMessageConverter;
import org.springframework.boot.amqp.autoconfigure.SimpleRabbitListenerContainerFactoryConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {

    /** For dead letters: what a converter cannot read would be lost again, this time without a word. */
    static final String RAW = "rawMessages";

    @Bean
    Ticker ticker() {
        return System::nanoTime;
    }

    @Bean(RAW)
    SimpleRabbitListenerContainerFactory rawMessages(
            SimpleRabbitListenerContainerFactoryConfigurer configurer, ConnectionFactory connections) {
        SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
        configurer.configure(factory, connections);
        factory.setMessageConverter(new SimpleMessageConverter());
        return factory;
    }
}
