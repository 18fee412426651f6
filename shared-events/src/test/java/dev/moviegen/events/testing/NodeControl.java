package dev.moviegen.events.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code rabbitmqctl} of the installed broker, for a node of bin/broker. */
final class NodeControl {

    private static final Path INSTALLED = Path.of("/usr/lib/rabbitmq/lib");

    private NodeControl() {}

    static String run(Path data, int epmdPort, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program().toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("RABBITMQ_") || name.startsWith("ERL_"));
        environment.put("ERL_EPMD_PORT", "" + epmdPort);
        environment.put("RABBITMQ_NODENAME", "moviegen@localhost");
        environment.put("RABBITMQ_CONF_ENV_FILE", data.resolve("environment").toString());
        environment.put("HOME", data.toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path program() {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("sbin/rabbitmqctl"))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
