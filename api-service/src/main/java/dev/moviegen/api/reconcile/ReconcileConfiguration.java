package dev.moviegen.api.reconcile;

import org.springframework.amqp.rabbit.config.ContainerCustomizer;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.support.converter.SimpleMessageConverter;
import org.springframework.boot.amqp.autoconfigure.SimpleRabbitListenerContainerFactoryConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {

    /** For dead letters: what a converter cannot read would be lost again, this time without a word. */
    static final String RAW = "rawMessages";

    @Bean
    Ticker ticker() {
        return System::nanoTime;
    }

    /**
     * A listener that is told to stop while it cannot reach the broker turns in a circle (Spring AMQP 4.1). On a virtual
     * thread, as Boot would have it from Java 21 on, it keeps a processor for itself, and two of them all of a machine with
     * two: no page is answered any more.
     */
    @Bean
    ContainerCustomizer<SimpleMessageListenerContainer> listenersHaveThreadsOfTheirOwn() {
        return container -> container.setTaskExecutor(new SimpleAsyncTaskExecutor("listener-"));
    }

    @Bean(RAW)
    SimpleRabbitListenerContainerFactory rawMessages(
            SimpleRabbitListenerContainerFactoryConfigurer configurer,
            ConnectionFactory connections,
            ContainerCustomizer<SimpleMessageListenerContainer> threads) {
        SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
        configurer.configure(factory, connections);
        factory.setMessageConverter(new SimpleMessageConverter());
        factory.setContainerCustomizer(threads);
        return factory;
    }
}
