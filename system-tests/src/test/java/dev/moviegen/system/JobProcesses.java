package dev.moviegen.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The living processes of a job, as anybody sees them in /proc. */
public final class JobProcesses {

    private JobProcesses() {}

    public static List<Path> of(String jobId) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(p -> p.getFileName().toString().matches("[0-9]+"))
                    .filter(p -> read(p.resolve("environ")).contains("MOVIEGEN_JOB_ID=" + jobId))
                    .filter(p -> !read(p.resolve("stat")).matches("(?s).*\\) [ZX] .*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
