package dev.moviegen.system.faults.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Another time of day for one process, by Debian's libfaketime. Only the wall clock moves: with its own "fix" of waiting
 * times the JVM's timed waits would return at once.
 */
final class Clocks {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    private Clocks() {}

    static Optional<Path> library() {
        return PLACES.stream().filter(Files::exists).findFirst();
    }

    /** {@code hours} may be negative; 0 is the machine's own time. */
    static void shift(JavaService service, int hours) {
        if (hours == 0) {
            List.of("LD_PRELOAD", "FAKETIME").forEach(service::unset);
            return;
        }
        service.set("LD_PRELOAD", library().orElseThrow().toString());
        service.set("FAKETIME", (hours > 0 ? "+" : "") + hours + "h");
        service.set("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        service.set("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }
}
