package dev.moviegen.store.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The operating system's side of {@link StoreProcess}: bin/store as a child process. */
final class StoreProgram {

    private final Path directory;
    private final Map<String, String> environment;
    private final int port = freePort();

    private Path source = checkout();
    private @Nullable Process process;

    StoreProgram(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** Another version of bin/ and pocketbase/ than that of the checkout, from the next start on. */
    void runFrom(Path other) {
        source = other;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("The store is not running");
        }
        return running.pid();
    }

    void start(Duration patience) {
        run(List.of(checkout().resolve("bin/install-store").toString()));
        Process started = launch();
        process = started;
        Awaitility.await("store at " + url())
                .atMost(patience)
                .pollInterval(Duration.ofMillis(25))
                .until(() -> RawStore.anonymous(url()).isHealthy() || !started.isAlive());
        if (!started.isAlive()) {
            throw new IllegalStateException("The store ended at its start: " + log());
        }
    }

    /**
     * The kernel kills it when the thread that started it ends (pdeathsig), also if this JVM is killed. So that thread
     * stays as long as the process does.
     */
    private Process launch() {
        CompletableFuture<Process> launched = new CompletableFuture<>();
        Thread keeper = new Thread(
                () -> {
                    try {
                        Process child = builder().start();
                        launched.complete(child);
                        child.waitFor();
                    } catch (IOException | InterruptedException e) {
                        launched.completeExceptionally(e);
                    }
                },
                "store-keeper");
        keeper.setDaemon(true);
        keeper.start();
        return launched.join();
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(
                "setpriv",
                "--pdeathsig",
                "KILL",
                "--",
                source.resolve("bin/store").toString(),
                "--tools",
                tools().toString(),
                "--data",
                directory.resolve("data").toString(),
                "--port",
                String.valueOf(port));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        return builder;
    }

    void kill() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    void signal(String name) {
        run(List.of("kill", "-" + name, String.valueOf(pid())));
    }

    String log() {
        try {
            return Files.exists(logFile()) ? Files.readString(logFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logFile() {
        return directory.resolve("pocketbase.log");
    }

    private static void run(List<String> command) {
        try {
            Process child =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(child.getInputStream().readAllBytes());
            if (child.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where bin/install-store has put the program. */
    private static Path tools() {
        String elsewhere = System.getenv("MOVIEGEN_TOOLS");
        return elsewhere == null ? checkout().resolve(".tools") : Path.of(elsewhere);
    }

    /** Tests of every module run somewhere below the checkout. */
    static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isExecutable(folder.resolve("bin/store"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("No bin/store above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
