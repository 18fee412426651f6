package dev.moviegen.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that has {@code ./run}, wherever below it the tests are started, and what is built of it. */
public final class Checkout {

    private Checkout() {}

    public static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("run"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /**
     * The folder with both services, built if the sources have changed; or that of {@code -Dmoviegen.built}, where
     * somebody has built them already.
     */
    public static Path services() {
        String given = System.getProperty("moviegen.built");
        if (given != null) {
            return Path.of(given);
        }
        try {
            Process build = new ProcessBuilder(folder().resolve("bin/build").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (build.waitFor() != 0) {
                throw new IllegalStateException("bin/build failed");
            }
            return Path.of(lines.get(lines.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The classes of the worker's rehearsal, which are tests of the worker. */
    public static Path rehearsal() {
        return folder().resolve("worker-service/target/test-classes");
    }
}
