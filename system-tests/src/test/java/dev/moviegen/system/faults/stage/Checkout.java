package dev.moviegen.system.faults.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sources above this module, and what was built of them. */
final class Checkout {

    private Checkout() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("run"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** The folder with both services, built if the sources have changed. */
    static Path services() {
        try {
            Process build = new ProcessBuilder(root().resolve("bin/build").toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines =
                    new String(build.getInputStream().readAllBytes()).lines().toList();
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
    static Path rehearsal() {
        return root().resolve("worker-service/target/test-classes");
    }
}
