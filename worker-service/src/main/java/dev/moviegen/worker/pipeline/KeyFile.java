package dev.moviegen.worker.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key for somebody else's service: kept in a file, read when the worker starts, never printed. */
public final class KeyFile {

    private KeyFile() {}

    /** Empty for an empty path. {@code setting} is named when the file cannot be read, and the worker does not start. */
    public static String read(String path, String setting) {
        if (path.isBlank()) {
            return "";
        }
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException e) {
            throw new IllegalStateException(setting + " names a file that cannot be read: " + path, e);
        }
    }
}
