package dev.moviegen.events.testing;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/** The image of docker-compose.yml with the same configuration, through Testcontainers. */
final class ContainerNode implements BrokerNode {

    private static final String START = "/etc/rabbitmq/start-in-container";
    private static final String CHOICE = "/etc/rabbitmq/choose-definitions";

    private final BrokerFiles files;
    private final String image;
    private final int port = FreePorts.one();
    private final int managementPort = FreePorts.one();
    private RabbitMQContainer container;

    ContainerNode(BrokerFiles files, String image) {
        this.files = files;
        this.image = image;
        this.container = newContainer();
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
    public String control(String... arguments) {
        List<String> command = new ArrayList<>(List.of("rabbitmqctl"));
        command.addAll(List.of(arguments));
        try {
            ExecResult result = container.execInContainer(command.toArray(String[]::new));
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(command + ": " + result);
            }
            return result.getStdout();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void kill() {
        if (container.isRunning()) {
            client().killContainerCmd(container.getContainerId()).exec();
            Awaitility.await("the broker is dead").until(() -> !container.isRunning());
        }
    }

    @Override
    public synchronized void restart() {
        if (container.getContainerId() == null) {
            container.start();
            removeWhenThisJvmEnds(container.getContainerId());
        } else {
            kill();
            client().startContainerCmd(container.getContainerId()).exec();
        }
        Readiness.await(this, () -> {});
    }

    @Override
    public synchronized void wipe() {
        container.stop();
        container = newContainer();
        restart();
    }

    private DockerClient client() {
        return container.getDockerClient();
    }

    /** However it ends: a process of its own waits for that, without another image that would have to be had. */
    private static void removeWhenThisJvmEnds(String id) {
        String script =
                "tail --pid=" + ProcessHandle.current().pid() + " -f /dev/null; docker rm --force --volumes " + id;
        try {
            new ProcessBuilder("setsid", "sh", "-c", script)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RabbitMQContainer newContainer() {
        makeDefinitions();
        RabbitMQContainer fresh = new RabbitMQContainer(image)
                .withCopyToContainer(file("rabbitmq/rabbitmq.conf"), "/etc/rabbitmq/conf.d/20-movie-generator.conf")
                .withCopyToContainer(file("rabbitmq/container.conf"), "/etc/rabbitmq/conf.d/30-container.conf")
                .withCopyToContainer(file("rabbitmq/start-in-container"), START)
                .withCopyToContainer(file("rabbitmq/choose-definitions"), CHOICE)
                .withCommand("bash", START);
        for (String name : List.of("definitions.json", "definitions-again.json")) {
            fresh.withCopyToContainer(Transferable.of(read(files.folder().resolve(name))), "/run/secrets/" + name);
        }
        // A port that Docker picks would be another one after a restart.
        fresh.setPortBindings(List.of("127.0.0.1:" + port + ":5672", "127.0.0.1:" + managementPort + ":15672"));
        return fresh;
    }

    private Transferable file(String ofTheCheckout) {
        return Transferable.of(read(files.checkout().resolve(ofTheCheckout)));
    }

    private void makeDefinitions() {
        ProcessBuilder script = new ProcessBuilder(
                files.checkout().resolve("bin/broker-definitions").toString(),
                files.checkout().resolve("rabbitmq/definitions.json").toString(),
                files.folder().toString());
        script.environment().putAll(files.environment());
        if (!DockerImages.succeeds(script, 30)) {
            throw new IllegalStateException("bin/broker-definitions failed");
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
