package dev.moviegen.system.crash;

import dev.moviegen.store.CrashPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One way to die: the place, the how many-th time it is reached, and what the job was meant to become.
 *
 * @param lot of a job that is not cancelled, one that a worker had, or one that no worker ever had
 */
record CrashCase(CrashPoint point, int nth, Lot lot) {

    enum Lot {
        LIVES,
        CANCELLED,
        NEVER_CLAIMED
    }

    private static final int STEPS = 4;

    /** The setting that arms it. */
    String setting() {
        return point.word() + ":" + nth;
    }

    boolean isOfWorker() {
        return point.name().startsWith("WORKER_");
    }

    boolean isAt(String... places) {
        for (String place : places) {
            if (point.name().endsWith("_" + place)) {
                return true;
            }
        }
        return false;
    }

    /** Only a cancelled job's worker comes to these places by a cancel; at the others the cancel comes after the crash. */
    boolean cancelComesFirst() {
        return lot == Lot.CANCELLED && isAt("KILL", "RENAME", "DELETE", "PUBLISH", "RECEIPT", "ACKNOWLEDGE");
    }

    /** When the worker dies there, its job is completed already. */
    boolean isTooLateToCancel() {
        return isOfWorker() && (point == CrashPoint.WORKER_AFTER_COMPLETE || isAt("STAMP"));
    }

    /** Every point, for a job that lives and for one that is cancelled, wherever it can be reached. */
    static List<CrashCase> all() {
        List<CrashCase> all = new ArrayList<>();
        for (CrashPoint point : CrashPoint.values()) {
            for (Lot lot : Lot.values()) {
                int times = point.name().endsWith("_STEP") && lot != Lot.NEVER_CLAIMED ? STEPS : 1;
                for (int nth = 1; nth <= times; nth++) {
                    CrashCase one = new CrashCase(point, nth, lot);
                    if (one.canHappen()) {
                        all.add(one);
                    }
                }
            }
        }
        // The second event that the API publishes of a job that nobody had is its JobCleanedUp.
        all.add(new CrashCase(CrashPoint.API_BEFORE_PUBLISH, 2, Lot.NEVER_CLAIMED));
        all.add(new CrashCase(CrashPoint.API_AFTER_PUBLISH, 2, Lot.NEVER_CLAIMED));
        return all;
    }

    private boolean canHappen() {
        return switch (lot) {
            case LIVES -> isOfWorker() || !isAt("COMMIT", "CLEAN_UP_STAMP");
            case CANCELLED -> true;
            case NEVER_CLAIMED -> !isOfWorker() && !isAt("SUBMISSION");
        };
    }

    /** Each point once, in turn for a job that lives and for one that is cancelled. */
    static List<CrashCase> everyPointOnce() {
        List<CrashCase> some = new ArrayList<>();
        for (CrashPoint point : CrashPoint.values()) {
            List<CrashCase> here =
                    all().stream().filter(one -> one.point == point).toList();
            some.add(here.get(point.ordinal() / 2 % 2 == 0 ? 0 : here.size() - 1));
        }
        return some;
    }

    @Override
    public String toString() {
        return setting() + " " + lot.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
