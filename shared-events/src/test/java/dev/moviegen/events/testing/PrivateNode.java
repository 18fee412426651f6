package dev.moviegen.events.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** bin/broker, on ports of its own. */
final class PrivateNode implements BrokerNode {

    private final BrokerFiles files;
    private final List<String> options;
    private final int port = FreePorts.one();
    private final int managementPort = FreePorts.one();
    private final int distributionPort = FreePorts.one();
    private final int epmdPort = FreePorts.one();
    private @Nullable Process process;

    /** With further options of bin/broker. */
    PrivateNode(BrokerFiles files, String... options) {
        this.files = files;
        this.options = List.of(options);
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
        return NodeControl.run(files.data(), epmdPort, arguments);
    }

    @Override
    public synchronized void kill() {
        Process node = process;
        if (node != null) {
            node.destroyForcibly().onExit().join();
        }
    }

    @Override
    public synchronized void restart() {
        kill();
        Process node = start();
        process = node;
        Readiness.await(this, () -> {
            if (!node.isAlive()) {
                throw new IllegalStateException("The broker has ended:\n" + log());
            }
        });
    }

    @Override
    public synchronized void wipe() {
        kill();
        files.deleteData();
        restart();
    }

    /**
     * The kernel kills the node when the *thread* that started it ends, so that no broker outlives a killed JVM: that
     * thread waits for the node instead of ending.
     */
    private Process start() {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(() -> {
            try {
                Process node = builder().start();
                started.complete(node);
                node.waitFor();
            } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
            }
        });
        keeper.setName("broker-keeper");
        keeper.setDaemon(true);
        keeper.start();
        return started.join();
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--pdeathsig",
                "KILL",
                files.checkout().resolve("bin/broker").toString(),
                "--data",
                files.data().toString(),
                "--port",
                "" + port,
                "--management-port",
                "" + managementPort,
                "--distribution-port",
                "" + distributionPort,
                "--epmd-port",
                "" + epmdPort));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(Redirect.appendTo(files.log().toFile()));
        builder.environment().putAll(files.environment());
        return builder;
    }

    private String log() {
        try {
            return Files.readString(files.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
