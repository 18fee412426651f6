package dev.moviegen.system.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** A JVM of the product as a child of this one, which it never outlives (pdeathsig, by a thread that waits for it). */
final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Child start(List<String> command, Map<String, String> settings, Path log) {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(() -> {
            try {
                Process child = builder(command, settings, log).start();
                started.complete(child);
                child.waitFor();
            } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
            }
        });
        keeper.setDaemon(true);
        keeper.start();
        return new Child(started.join(), log);
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> settings, Path log) {
        List<String> all = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        return builder;
    }

    void tell(String line) {
        try {
            OutputStream stdin = process.getOutputStream();
            stdin.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            stdin.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until its log has as many lines of this kind; it must live meanwhile. */
    void awaitLine(String regex, int times) {
        Pattern pattern = Pattern.compile(regex);
        await(regex).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("It has ended: " + log());
            }
            return pattern.matcher(log()).results().count() >= times;
        });
    }

    int count(String regex) {
        return (int) Pattern.compile(regex).matcher(log()).results().count();
    }

    /** SIGTERM; returns when it is gone, after how many milliseconds. */
    long terminate() {
        long asked = System.nanoTime();
        process.destroy();
        process.onExit().join();
        return (System.nanoTime() - asked) / 1_000_000;
    }

    boolean isKilled() {
        return !process.isAlive() && process.exitValue() == KILLED;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
