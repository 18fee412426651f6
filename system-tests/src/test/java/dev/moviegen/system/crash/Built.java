package dev.moviegen.system.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What bin/build makes of the checkout, and the worker that its tests rehearse with. */
final class Built {

    private Built() {}

    /** Also from {@code -Dmoviegen.built}, where somebody has built them already. */
    static Path services() {
        String given = System.getProperty("moviegen.built");
        if (given != null) {
            return Path.of(given);
        }
        try {
            Process build = new ProcessBuilder(checkout().resolve("bin/build").toString())
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

    static Path rehearsal() {
        return checkout().resolve("worker-service/target/test-classes");
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("run"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
