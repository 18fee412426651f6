package dev.moviegen.worker.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Drains a program's output so that it never blocks, and keeps its end: 100 MB of complaints cost 64 KiB. */
final class OutputTail {

    private static final int KEEP = 64 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final long GRACE_MS = 2_000;

    private final StringBuilder tail = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Consumer<String> onLine;
    private volatile long lastLine = System.nanoTime();

    private OutputTail(Consumer<String> onLine) {
        this.onLine = onLine;
    }

    static OutputTail of(InputStream stream, Consumer<String> onLine) {
        OutputTail output = new OutputTail(onLine);
        Thread reader = new Thread(() -> output.drain(stream), "program-output");
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    private void drain(InputStream stream) {
        char[] buffer = new char[8 * 1024];
        try (Reader reader = new InputStreamReader(stream, UTF_8)) {
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException closed) {
            // The program was killed.
        } finally {
            ended.complete(null);
        }
    }

    private void keep(char[] buffer, int n) {
        synchronized (tail) {
            tail.append(buffer, 0, n);
            if (tail.length() > KEEP) {
                tail.delete(0, tail.length() - KEEP);
            }
        }
        for (int i = 0; i < n; i++) {
            if (buffer[i] == '\n' || line.length() >= LONGEST_LINE) {
                lastLine = System.nanoTime();
                onLine.accept(line.toString());
                line.setLength(0);
            } else {
                line.append(buffer[i]);
            }
        }
    }

    long nanosSinceLastLine() {
        return System.nanoTime() - lastLine;
    }

    /** Waits a moment for the rest; a grandchild that keeps the pipe open cannot hold us. */
    String text() {
        try {
            ended.get(GRACE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillOpen) {
            // What came until now will do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (tail) {
            return tail.toString();
        }
    }
}
