package dev.moviegen.events.testing;

/** Started once and printed once. */
final class SharedNode {

    static final BrokerNode NODE = start();

    private SharedNode() {}

    private static BrokerNode start() {
        BrokerFiles files = BrokerFiles.make();
        BrokerNode node;
        if (ContainerNode.isAtHand()) {
            System.out.println("Broker of the tests: container of " + ContainerNode.IMAGE);
            node = new ContainerNode(files);
        } else {
            System.out.println("Broker of the tests: private node of the installed rabbitmq-server");
            node = new PrivateNode(files);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            node.kill();
            files.delete();
        }));
        node.restart();
        return node;
    }
}
