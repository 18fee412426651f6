package dev.moviegen.system.faults;

import dev.moviegen.system.faults.load.Caller;
import dev.moviegen.system.faults.stage.ScratchDisk;
import dev.moviegen.system.faults.stage.Stage.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A worker is stopped beyond its lease once it has work that outlasts it, and goes on when others have some of that work:
 * an API that dies and a store that is away meanwhile let the silence be counted anew, so a fixed time would often be too
 * short. Jobs that change their owner elsewhere say nothing. Too little of either is no trouble here: the table counts what
 * was taken over.
 */
final class Overtaking {

    /** As many as all workers of a short run have at once: who is full takes no wake-up that another could obey. */
    private static final int LONG_JOBS = 18;

    private static final int ENOUGH = 3;
    private static final Duration UNTIL_THEY_RUN = Duration.ofSeconds(45);
    private static final Duration STOPPED_AT_MOST = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Caller caller;

    Overtaking(Caller caller) {
        this.caller = caller;
    }

    void of(Member worker, ScratchDisk itsDisk, Duration atLeast) {
        List<String> jobs = new ArrayList<>();
        waitFor(UNTIL_THEY_RUN, () -> submitUpTo(LONG_JOBS, jobs) && isEnough(jobs, itsDisk.jobs()::contains));
        worker.service().signal("STOP");
        Map<String, Integer> itsJobs = jobs.stream()
                .filter(itsDisk.jobs()::contains)
                .collect(Collectors.toMap(Function.identity(), caller::owners));
        LockSupport.parkNanos(atLeast.toNanos());
        waitFor(
                STOPPED_AT_MOST.minus(atLeast),
                () -> isEnough(itsJobs.keySet(), id -> caller.owners(id) > itsJobs.get(id)));
        worker.service().signal("CONT");
    }

    /** False while the API is away. */
    private boolean submitUpTo(int count, List<String> jobs) {
        Optional<String> one = Optional.of("");
        while (jobs.size() < count && one.isPresent()) {
            one = caller.submit("/article?script=linger&audio=linger", "overtaken");
            one.ifPresent(jobs::add);
        }
        return jobs.size() == count;
    }

    private static boolean isEnough(Collection<String> jobs, Predicate<String> such) {
        return jobs.stream().filter(such).count() >= ENOUGH;
    }

    private static void waitFor(Duration atMost, BooleanSupplier enough) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!enough.getAsBoolean() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
