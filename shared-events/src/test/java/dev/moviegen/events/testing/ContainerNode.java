package dev.moviegen.events.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/** The image of docker-compose.yml with the same configuration, through Testcontainers. */
final class ContainerNode implements BrokerNode {

    static final String IMAGE = "rabbitmq:4-management";

    private final BrokerFiles files;
    private final int port = FreePorts.one();
    private final int managementPort = FreePorts.one();
    private RabbitMQContainer container;

    ContainerNode(BrokerFiles files) {
        this.files = files;
        this.container = newContainer();
    }

    /** Asked before Testcontainers is, which would try to pull a missing image (also its own reaper's) for minutes. */
    static boolean isAtHand() {
        if (!"true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            return false;
        }
        try {
            return run(new ProcessBuilder("docker", "image", "inspect", IMAGE), 10) == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    @Override
    public String passwordOf(String user) {
        return files.passwordOf(user);
    }

    @Override
    public synchronized void kill() {
        if (container.isRunning()) {
            container
                    .getDockerClient()
                    .killContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    @Override
    public synchronized void restart() {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            kill();
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
        Readiness.await(this, () -> {});
    }

    @Override
    public synchronized void wipe() {
        container.stop();
        container = newContainer();
        restart();
    }

    private RabbitMQContainer newContainer() {
        RabbitMQContainer fresh = new RabbitMQContainer(IMAGE)
                .withCopyToContainer(Transferable.of(definitions()), "/etc/rabbitmq/definitions.json")
                .withCopyToContainer(Transferable.of(configuration()), "/etc/rabbitmq/conf.d/20-movie-generator.conf");
        // A port that Docker picks would be another one after a restart.
        fresh.setPortBindings(List.of("127.0.0.1:" + port + ":5672", "127.0.0.1:" + managementPort + ":15672"));
        return fresh;
    }

    private String configuration() {
        return read(files.checkout().resolve("rabbitmq/rabbitmq.conf"))
                + "load_definitions = /etc/rabbitmq/definitions.json\n";
    }

    private String definitions() {
        Path out = files.folder().resolve("definitions.json");
        ProcessBuilder script = new ProcessBuilder(
                files.checkout().resolve("bin/broker-definitions").toString(),
                files.checkout().resolve("rabbitmq/definitions.json").toString(),
                out.toString());
        script.environment().putAll(files.environment());
        if (run(script, 30) != 0) {
            throw new IllegalStateException("bin/broker-definitions failed");
        }
        return read(out);
    }

    private static int run(ProcessBuilder builder, int seconds) {
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
