package dev.moviegen.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Something to upload, named as the results of a job are. */
final class ResultFiles {

    private ResultFiles() {}

    static Map<String, Path> ofEveryKind() {
        return Map.of(
                "video", file("movie.mp4", "a video of a few bytes"),
                "captions", file("captions.vtt", "WEBVTT\n"),
                "script", file("script.yaml", "title: x\n"),
                "thumbnail", file("thumbnail.png", "a picture"));
    }

    static Path file(String name, String content) {
        try {
            Path file = Files.createTempDirectory("small-files").resolve(name);
            Files.writeString(file, content);
            file.getParent().toFile().deleteOnExit(); // these go in the opposite order
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 40 MiB of zeros, which take no room on the disk. */
    static Path big(Path folder) throws IOException {
        Path file = folder.resolve("movie.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(40L << 20);
        }
        return file;
    }
}
