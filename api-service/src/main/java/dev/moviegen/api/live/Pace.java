package dev.moviegen.api.live;

import java.time.Duration;

/**
 * Says that something has happened, however often it does: at once after a quiet time, else when the pause is over; and
 * once more a while after the last time, when what others make of the same event is stored as well. So it is never said
 * oftener than that, and the last time never goes unsaid.
 */
final class Pace {

    /** Time and what is done by it. */
    interface Clockwork {

        /** On a stopwatch. */
        Duration now();

        void runIn(Duration delay, Runnable task);
    }

    private final Duration pause;
    private final Duration echo;
    private final Clockwork clock;
    private final Runnable say;

    private Duration free;
    private Duration quiet;
    private boolean isDue;
    private boolean echoes;

    Pace(Duration pause, Duration echo, Clockwork clock, Runnable say) {
        this.pause = pause;
        this.echo = echo;
        this.clock = clock;
        this.say = say;
        this.free = clock.now();
        this.quiet = free;
    }

    synchronized void happened() {
        quiet = clock.now().plus(echo);
        sayWhenFree();
        if (!echoes) {
            echoes = true;
            clock.runIn(echo, this::sayOnceMore);
        }
    }

    private void sayWhenFree() {
        if (!isDue) {
            isDue = true;
            clock.runIn(until(free), this::sayNow);
        }
    }

    private void sayNow() {
        synchronized (this) {
            isDue = false; // before it is said: what happens from here on is said again
            free = clock.now().plus(pause);
        }
        say.run();
    }

    private synchronized void sayOnceMore() {
        Duration left = until(quiet);
        if (left.isZero()) {
            echoes = false;
            sayWhenFree();
        } else {
            clock.runIn(left, this::sayOnceMore);
        }
    }

    private Duration until(Duration moment) {
        Duration left = moment.minus(clock.now());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
