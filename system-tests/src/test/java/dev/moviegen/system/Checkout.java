package dev.moviegen.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that has {@code ./run}, wherever below it the tests are started. */
public final class Checkout {

    private Checkout() {}

    public static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("run"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
