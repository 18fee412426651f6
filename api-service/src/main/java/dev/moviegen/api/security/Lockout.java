package dev.moviegen.api.security;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords, for each caller and in all, and locks the caller for longer and longer. Too many in all lock nobody
 * else, or a stranger with many addresses would lock the operator out: from then on, one wrong password is enough to lock an
 * address that nobody was let in from lately. A try is judged and counted in one step: a hundred tries at the same moment are
 * still a hundred. Kept in this process's memory.
 */
@Component
class Lockout {

    /** How long a caller who was let in is known. */
    static final Duration KNOWN = Duration.ofDays(30);

    /** While so many have failed lately, nobody else may try but who is known: there is no memory to count them in. */
    static final int MOST_COUNTED = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Lockout.class);
    private static final int MOST_DOUBLINGS = 20;

    private final LoginLimitSettings settings;
    private final LongSupplier nanos;
    private final Map<Caller, Failures> failed = new HashMap<>();
    private final Map<Caller, Long> letIn = new HashMap<>();
    private Failures all = Failures.NONE;

    @Autowired
    Lockout(LoginLimitSettings settings) {
        this(settings, System::nanoTime);
    }

    Lockout(LoginLimitSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /** Whether the password is right; {@link LoginLocked} without a look at it while the caller is locked. */
    synchronized boolean attempt(Caller caller, BooleanSupplier isRight) {
        long now = nanos.getAsLong();
        letIn.values().removeIf(at -> now - at > KNOWN.toNanos());
        boolean known = caller.isKnown() || letIn.containsKey(caller);
        Failures here = fresh(failed.getOrDefault(caller, Failures.NONE), now);
        Duration left = known || hasRoomFor(caller, now) ? here.left(now) : settings.pause();
        if (!left.isZero()) {
            throw LoginLocked.until(left);
        }
        boolean right = isRight.getAsBoolean();
        if (right) {
            letIn.put(caller, now);
            forgive(caller, now);
        } else {
            fail(caller, here, known, now);
        }
        return right;
    }

    /** Not for ever: who shares an address with somebody that is let in again and again would guess without an end. */
    private void forgive(Caller caller, long now) {
        if (caller.isKnown() || fresh(all, now).count < settings.failuresInAll()) {
            failed.remove(caller);
        }
    }

    private boolean hasRoomFor(Caller caller, long now) {
        if (failed.size() >= MOST_COUNTED) {
            failed.values().removeIf(failures -> fresh(failures, now) == Failures.NONE);
        }
        return failed.size() < MOST_COUNTED || failed.containsKey(caller);
    }

    private void fail(Caller caller, Failures before, boolean known, long now) {
        all = new Failures(fresh(all, now).count + 1, now);
        boolean tight = !known && all.count > settings.failuresInAll();
        failed.put(caller, next(before, tight ? 1 : settings.failures(), now));
        if (all.count == settings.failuresInAll()) {
            log.warn(
                    "{} wrong passwords for the operator's login: one more locks an address, until {} have passed without any",
                    all.count,
                    settings.longestPause());
        }
    }

    private Failures next(Failures before, int limit, long now) {
        int count = before.count + 1;
        if (count < limit) {
            return new Failures(count, now);
        }
        Duration pause = settings.pause().multipliedBy(1L << Math.min(count - limit, MOST_DOUBLINGS));
        Duration bounded = pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
        if (limit == settings.failures()) { // or whoever has many addresses would fill the log
            log.warn("The operator's login is locked for {} after {} wrong passwords", bounded, count);
        }
        return new Failures(count, now + bounded.toNanos());
    }

    private Failures fresh(Failures failures, long now) {
        boolean quiet = now - failures.until > settings.longestPause().toNanos();
        return failures.count > 0 && quiet ? Failures.NONE : failures;
    }

    /** @param until the end of the lock, or the moment of the last failure, on the stopwatch */
    private record Failures(int count, long until) {

        static final Failures NONE = new Failures(0, 0);

        Duration left(long now) {
            return count == 0 || until - now <= 0 ? Duration.ZERO : Duration.ofNanos(until - now);
        }
    }
}
