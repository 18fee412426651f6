package dev.moviegen.system.faults.load;

import java.util.Locale;

/** What is meant to happen to a job, with its share of a hundred. */
enum Intent {
    LEAVE(12, "/article"),
    CANCEL_WAITING(20, "/article"),
    CANCEL_RUNNING(25, "/article"),
    CANCEL_STUBBORN(5, "/article?script=fork,setsid&audio=setsid,stop"),
    RACE(32, "/article"),
    MANY_AT_ONCE(3, "/article"),
    CANCEL_ENDED(3, "/article");

    private final int share;
    private final String path;

    Intent(int share, String path) {
        this.share = share;
        this.path = path;
    }

    static Intent of(int percent) {
        int below = 0;
        for (Intent intent : values()) {
            below += intent.share;
            if (percent < below) {
                return intent;
            }
        }
        return LEAVE;
    }

    /** Of the address that is submitted; it tells the rehearsal's steps what to do. */
    String path() {
        return path;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
