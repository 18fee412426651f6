package dev.moviegen.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places between two effects of the protocol where a process may die. They do nothing, unless a test starts the
 * process with {@code MOVIEGEN_CRASH_AT=<name>[:n]}, for example {@code worker-before-rename} or {@code
 * worker-after-step:2}: then it kills itself with SIGKILL when it gets there for the n-th time (the first, if n is not
 * given), and the thread that got there goes no further. For tests only; a wrong value stops the start.
 */
public enum CrashPoint {
    WORKER_BEFORE_LOCK,
    WORKER_AFTER_LOCK,
    WORKER_BEFORE_CLAIM,
    WORKER_AFTER_CLAIM,
    WORKER_BEFORE_MKDIR,
    WORKER_AFTER_MKDIR,
    WORKER_BEFORE_STEP,
    WORKER_AFTER_STEP,
    WORKER_BEFORE_COMPLETE,
    WORKER_AFTER_COMPLETE,
    WORKER_BEFORE_KILL,
    WORKER_AFTER_KILL,
    WORKER_BEFORE_RENAME,
    WORKER_AFTER_RENAME,
    WORKER_BEFORE_DELETE,
    WORKER_AFTER_DELETE,
    WORKER_BEFORE_PUBLISH,
    WORKER_AFTER_PUBLISH,
    WORKER_BEFORE_STAMP,
    WORKER_AFTER_STAMP,
    WORKER_BEFORE_RECEIPT,
    WORKER_AFTER_RECEIPT,
    WORKER_BEFORE_ACKNOWLEDGE,
    WORKER_AFTER_ACKNOWLEDGE,
    API_BEFORE_SUBMISSION,
    API_AFTER_SUBMISSION,
    API_BEFORE_COMMIT,
    API_AFTER_COMMIT,
    API_BEFORE_PUBLISH,
    API_AFTER_PUBLISH,
    API_BEFORE_STAMP,
    API_AFTER_STAMP,
    API_BEFORE_CLEAN_UP_STAMP,
    API_AFTER_CLEAN_UP_STAMP;

    /** The setting that arms one of them. */
    public static final String SETTING = "MOVIEGEN_CRASH_AT";

    private static final Logger log = LoggerFactory.getLogger(CrashPoint.class);

    private static final @Nullable CrashPoint ARMED = pointOf(System.getenv(SETTING));
    private static final AtomicInteger LEFT = new AtomicInteger(timesOf(System.getenv(SETTING)));

    /** Call it at the place that the name says. */
    public void reached() {
        if (this == ARMED && LEFT.decrementAndGet() == 0) {
            die();
        }
    }

    /** Call it when a process starts: a wrong setting ends it here, with its name. */
    public static void warnIfArmed() {
        if (isArmed()) {
            log.warn("{} is set: this process will kill itself at {}. That is for tests only", SETTING, ARMED);
        }
    }

    static boolean isArmed() {
        return ARMED != null;
    }

    /** As the setting spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A signal from outside, as a real death is: no handler, no hook, no finally. */
    private static void die() {
        try {
            new ProcessBuilder("kill", "-KILL", "" + ProcessHandle.current().pid()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (true) {
            LockSupport.park();
        }
    }

    static @Nullable CrashPoint pointOf(@Nullable String setting) {
        if (setting == null || setting.isEmpty()) {
            return null;
        }
        String word = setting.replaceFirst(":\\d{1,4}$", "");
        for (CrashPoint point : values()) {
            if (point.word().equals(word)) {
                return point;
            }
        }
        throw new IllegalArgumentException(SETTING + " names no crash point: " + setting);
    }

    static int timesOf(@Nullable String setting) {
        int colon = setting == null ? -1 : setting.indexOf(':');
        return setting == null || colon < 0 ? 1 : Integer.parseInt(setting.substring(colon + 1));
    }
}
