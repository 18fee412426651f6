package dev.moviegen.system.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** On what it was measured, and how busy that was with other things. */
final class Machine {

    private static final Path PROC = Path.of("/proc");

    private final String loadBefore = load();

    /** To be called when the measurement has ended. */
    List<String> table() throws IOException {
        return List.of(
                "| machine | |",
                "|---|---|",
                "| processor | " + value("cpuinfo", "model name") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores |",
                "| memory | " + Long.parseLong(value("meminfo", "MemTotal").split(" ")[0]) / (1 << 20) + " GiB |",
                "| system | " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " |",
                "| Java | " + System.getProperty("java.vm.name") + " " + System.getProperty("java.version") + " |",
                "| load (1, 5, 15 min) | " + loadBefore + " before, " + load() + " after |");
    }

    static String load() {
        try {
            return String.join(
                    " ",
                    List.of(Files.readString(PROC.resolve("loadavg")).split(" "))
                            .subList(0, 3));
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String value(String file, String key) throws IOException {
        return Files.readAllLines(PROC.resolve(file)).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
