package dev.moviegen.events.testing;

import com.rabbitmq.client.ConnectionFactory;

/**
 * A real broker with the topology and the users of the product, for this JVM alone: a container where a Docker engine
 * and the image are at hand, else a private node of the installed rabbitmq-server. Its address stays the same over
 * {@link #restart()}. It is stopped when the JVM ends, however that happens.
 */
public interface BrokerNode {

    /** The one broker of this JVM, started by the first call. */
    static BrokerNode shared() {
        return SharedNode.NODE;
    }

    default String host() {
        return "127.0.0.1";
    }

    int port();

    default String virtualHost() {
        return "moviegen";
    }

    /** Of the management API, without a slash at the end. */
    String managementUrl();

    /** Of one of {@code api}, {@code worker}, {@code monitor} and {@code admin}. */
    String passwordOf(String user);

    /** What a program needs to connect with the account of that user. */
    default ConnectionFactory clientOf(String user) {
        ConnectionFactory client = new ConnectionFactory();
        client.setHost(host());
        client.setPort(port());
        client.setVirtualHost(virtualHost());
        client.setUsername(user);
        client.setPassword(passwordOf(user));
        return client;
    }

    /** What {@code rabbitmqctl} with these arguments says; it must succeed. */
    String control(String... arguments);

    /** Ends the broker as a power cut would. */
    void kill();

    /** Starts it again with the data it had, whether it lives or not; returns when it is ready. */
    void restart();

    /** Starts it again with nothing but the topology and the users. */
    void wipe();
}
