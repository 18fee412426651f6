package dev.moviegen.worker.cancellation;

import java.util.Locale;

/** How a worker learned that it must stop; the words of JobCleanedUp. */
public enum HeardBy {
    EVENT,
    POLL,
    SECOND_LOOK,
    REFUSED_WRITE,
    LEFTOVER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
