package dev.moviegen.events.testing;

import java.util.Optional;

/** Started once and printed once; {@code -Dmoviegen.broker.installed=true} chooses the installed one in any case. */
final class SharedNode {

    static final BrokerNode NODE = start();

    private SharedNode() {}

    private static BrokerNode start() {
        BrokerFiles files = BrokerFiles.make();
        Optional<String> image =
                Boolean.getBoolean("moviegen.broker.installed") ? Optional.empty() : DockerImages.broker();
        BrokerNode node =
                image.<BrokerNode>map(name -> new ContainerNode(files, name)).orElseGet(() -> new PrivateNode(files));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            node.kill();
            files.delete();
        }));
        node.restart();
        System.out.printf(
                "Broker of the tests: %s, RabbitMQ %s%n",
                image.map("container of "::concat).orElse("private node of the installed rabbitmq-server"),
                node.control("version").strip());
        return node;
    }
}
