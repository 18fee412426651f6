package dev.moviegen.system.faults.history;

import java.time.Duration;
import java.time.Instant;

/** A fault while it lasted. */
public record Disturbance(Kind kind, String target, Instant from, Instant to) {

    /** What it takes away from those who must stop a job. */
    public enum Kind {
        WORKER_KILLED,
        WORKER_STOPPED,
        WORKER_LEFT,
        API_KILLED,
        BROKER_KILLED,
        BROKER_WIPED,
        BROKER_CUT,
        EVENTS_LOST,
        STORE_KILLED,
        STORE_STOPPED,
        STORE_CUT,
        ANSWERS_LOST,
        CLOCK_SHIFTED,
        DISK_FULL,
        POISON,
        REPLAY,
        MACHINE_BUSY;

        /** The cancel arrives late, by the poll, but everybody is alive and can ask the store. */
        public boolean onlyLosesEvents() {
            return this == BROKER_KILLED
                    || this == BROKER_WIPED
                    || this == BROKER_CUT
                    || this == EVENTS_LOST
                    || this == API_KILLED;
        }

        public boolean isHarmlessForStopping() {
            return this == CLOCK_SHIFTED || this == REPLAY || this == MACHINE_BUSY;
        }
    }

    /** Whether some of it, or of the time given for recovering from it, lies between the two. */
    public boolean touches(Instant begin, Instant end, Duration recovery) {
        return from.isBefore(end) && to.plus(recovery).isAfter(begin);
    }
}
