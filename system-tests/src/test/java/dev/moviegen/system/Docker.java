package dev.moviegen.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The docker command, and scripts that call it: their output, or an exception with it. */
final class Docker {

    private final Path folder;
    private final Map<String, String> environment;

    Docker(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    Docker with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(others);
        return new Docker(folder, all);
    }

    String run(String... arguments) {
        return run(Duration.ofMinutes(2), arguments);
    }

    String run(Duration limit, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return call(limit, command);
    }

    String call(Duration limit, List<String> command) {
        try {
            Path output = Files.createTempFile("moviegen-docker-", ".out");
            try {
                int exit = exitCode(command, output, limit);
                String text = Files.readString(output, UTF_8).strip();
                if (exit != 0) {
                    throw new IllegalStateException(String.join(" ", command) + " → " + exit + ":\n" + text);
                }
                return text;
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int exitCode(List<String> command, Path output, Duration limit) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " took longer than " + limit);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
