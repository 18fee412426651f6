package dev.moviegen.api.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords, for each address and for the account as a whole, and locks for longer and longer. A try is
 * judged and counted in one step: a hundred tries at the same moment are still a hundred. Kept in this process's memory.
 */
@Component
class Lockout {

    private static final Logger log = LoggerFactory.getLogger(Lockout.class);
    private static final int ADDRESSES = 10_000;
    private static final int MOST_DOUBLINGS = 20;

    private final LoginLimitSettings settings;
    private final LongSupplier nanos;
    private final Map<String, Failures> addresses = new LinkedHashMap<>();
    private Failures all = Failures.NONE;

    @Autowired
    Lockout(LoginLimitSettings settings) {
        this(settings, System::nanoTime);
    }

    Lockout(LoginLimitSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /** Whether the password is right; {@link LoginLocked} without a look at it while a lock lasts. */
    synchronized boolean attempt(String address, BooleanSupplier isRight) {
        long now = nanos.getAsLong();
        Failures here = fresh(addresses.getOrDefault(address, Failures.NONE), now);
        all = fresh(all, now);
        Duration left = longer(here.left(now), all.left(now));
        if (!left.isZero()) {
            throw LoginLocked.until(left);
        }
        boolean right = isRight.getAsBoolean();
        addresses.remove(address);
        if (!right) {
            addresses.put(address, next(here, settings.failures(), now));
            all = next(all, settings.failuresInAll(), now);
            forgetTheOldest();
        }
        return right;
    }

    private Failures next(Failures before, int limit, long now) {
        int count = before.count + 1;
        if (count < limit) {
            return new Failures(count, now);
        }
        Duration pause = settings.pause().multipliedBy(1L << Math.min(count - limit, MOST_DOUBLINGS));
        Duration bounded = pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
        log.warn("The operator's login is locked for {} after {} wrong passwords", bounded, count);
        return new Failures(count, now + bounded.toNanos());
    }

    private Failures fresh(Failures failures, long now) {
        boolean quiet = now - failures.until > settings.longestPause().toNanos();
        return failures.count > 0 && quiet ? Failures.NONE : failures;
    }

    /** Whoever has more addresses than this is stopped by the count over all. */
    private void forgetTheOldest() {
        if (addresses.size() > ADDRESSES) {
            addresses.remove(addresses.keySet().iterator().next());
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** @param until the end of the lock, or the moment of the last failure, on the stopwatch */
    private record Failures(int count, long until) {

        static final Failures NONE = new Failures(0, 0);

        Duration left(long now) {
            return count == 0 || until - now <= 0 ? Duration.ZERO : Duration.ofNanos(until - now);
        }
    }
}
