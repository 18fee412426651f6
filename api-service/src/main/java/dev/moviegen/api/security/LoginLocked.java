package dev.moviegen.api.security;

import java.io.Serial;
import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords; until {@link #retryAfter} is over, not even the right one is looked at. */
final class LoginLocked extends LockedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    private LoginLocked(Duration retryAfter) {
        super("Too many wrong passwords");
        this.retryAfter = retryAfter;
    }

    static LoginLocked until(Duration retryAfter) {
        return new LoginLocked(retryAfter);
    }

    /** In whole seconds, rounded up: a second too early is refused again. */
    long retryAfter() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }
}
