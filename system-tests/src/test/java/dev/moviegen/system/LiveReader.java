package dev.moviegen.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.moviegen.store.PocketBase;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One open page without a browser around it: notes how long after the worker's write each panel arrives. The write's time is
 * the store's, on the same machine. Nothing but that time is looked for, since whatever a reader does he takes from the
 * processors of those who are measured.
 */
final class LiveReader {

    private static final byte[] BEFORE_VERSION = "data-version=\"".getBytes(US_ASCII);

    private final Consumer<Seen> seen;
    private final StringBuilder version = new StringBuilder();
    private int matched;
    private volatile String shown = "";

    /** A change of a job: when it was written into the store, and when its panel had arrived. */
    record Seen(Instant written, Instant at) {

        Duration delay() {
            return Duration.between(written, at);
        }
    }

    LiveReader(Consumer<Seen> seen) {
        this.seen = seen;
    }

    boolean hasShownSomething() {
        return !shown.isEmpty();
    }

    void read(ByteBuffer arrived, Instant now) {
        while (arrived.hasRemaining()) {
            byte next = arrived.get();
            if (matched < BEFORE_VERSION.length) {
                matched = next == BEFORE_VERSION[matched] ? matched + 1 : next == BEFORE_VERSION[0] ? 1 : 0;
            } else if (next != '"') {
                version.append((char) next);
            } else {
                show(version.toString(), now);
                version.setLength(0);
                matched = 0;
            }
        }
    }

    private void show(String panel, Instant now) {
        // Another place in the queue is no write of this job: its panel comes again with the same version.
        if (!shown.isEmpty() && !panel.equals(shown)) {
            seen.accept(new Seen(PocketBase.instant(panel), now));
        }
        shown = panel;
    }
}
