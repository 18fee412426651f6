package dev.moviegen.worker.process;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * An external program to run: an argument array (never a shell), bounded in time.
 *
 * @param limit the longest it may take
 * @param quietLimit the longest it may say nothing on stdout (a watchdog); equal to {@code limit} when silence is fine
 * @param onLine gets each line of stdout as it comes
 */
public record Program(List<String> command, Duration limit, Duration quietLimit, Consumer<String> onLine) {

    public static Program of(Duration limit, String... command) {
        return new Program(List.of(command), limit, limit, line -> {});
    }

    public static Program of(Duration limit, List<String> command) {
        return new Program(List.copyOf(command), limit, limit, line -> {});
    }

    public Program onLine(Consumer<String> listener) {
        return new Program(command, limit, quietLimit, listener);
    }

    public Program quietFor(Duration atMost) {
        return new Program(command, limit, atMost, onLine);
    }
}
