package dev.moviegen.events.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Which images are at hand; asked before Testcontainers is, which would try to pull a missing one for minutes. */
public final class DockerImages {

    private DockerImages() {}

    /**
     * The image that docker-compose.yml runs as the broker, if this machine has an engine and it, and if Testcontainers
     * may do without its own reaper, an image that would have to be had as well (Maven's profile docker-it says so). With
     * {@code -Dmoviegen.broker.image=…} it is that one or none at all.
     */
    public static Optional<String> broker() {
        String demanded = System.getProperty("moviegen.broker.image", "");
        boolean mayBeOne = "true".equals(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
        if (!demanded.isEmpty()) {
            if (!mayBeOne || !isAtHand(demanded)) {
                throw new IllegalStateException("no container of " + demanded + " can be had");
            }
            return Optional.of(demanded);
        }
        if (!mayBeOne) {
            return Optional.empty();
        }
        return Optional.of(named(BrokerFiles.checkoutAround().resolve("docker-compose.yml")))
                .filter(DockerImages::isAtHand);
    }

    private static String named(Path compose) {
        try (Stream<String> lines = Files.lines(compose)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("image: rabbitmq:"))
                    .map(line -> line.substring("image: ".length()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAtHand(String image) {
        try {
            return succeeds(new ProcessBuilder("docker", "image", "inspect", image), 10);
        } catch (UncheckedIOException noDocker) {
            return false;
        }
    }

    static boolean succeeds(ProcessBuilder builder, int seconds) {
        builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
        try {
            Process process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
