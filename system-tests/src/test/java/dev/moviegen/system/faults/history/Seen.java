package dev.moviegen.system.faults.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something was first and last there, by the beginning of the scan that found it. */
public record Seen(@Nullable Instant first, @Nullable Instant last) {

    static final Seen NEVER = new Seen(null, null);

    Seen and(Instant at) {
        return new Seen(first == null || at.isBefore(first) ? at : first, last == null || at.isAfter(last) ? at : last);
    }

    Seen and(Seen other) {
        Seen both = other.first == null ? this : and(other.first);
        return other.last == null ? both : both.and(other.last);
    }

    public boolean ever() {
        return last != null;
    }

    public boolean after(Instant moment) {
        return last != null && last.isAfter(moment);
    }
}
