package dev.moviegen.system.figures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One process as anybody sees it in {@code /proc/<pid>}. */
record ProcessView(Path process) {

    long pid() {
        return Long.parseLong(process.getFileName().toString());
    }

    boolean runs(String program) {
        return read("cmdline").contains(program);
    }

    /** A zombie has ended: only its parent has not looked yet. */
    boolean isDead() {
        String stat = read("stat");
        return stat.isEmpty() || "ZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
    }

    private String read(String file) {
        try {
            return Files.readString(process.resolve(file), ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
