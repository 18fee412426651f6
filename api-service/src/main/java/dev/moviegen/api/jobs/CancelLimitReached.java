package dev.moviegen.api.jobs;

import java.time.Duration;

/** This address has sent too many cancels within a minute; nothing was changed. */
public final class CancelLimitReached extends RuntimeException {

    private final Duration retryAfter;

    private CancelLimitReached(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    static CancelLimitReached of(int cancelsPerMinute, Duration retryAfter) {
        return new CancelLimitReached(
                "Only " + cancelsPerMinute + " cancels a minute are possible from one address", retryAfter);
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
