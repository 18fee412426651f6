package dev.moviegen.system.faults.history;

import dev.moviegen.system.faults.history.Disturbance.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was done to the product, and when. */
public final class Disturbances {

    private final List<Disturbance> past = new CopyOnWriteArrayList<>();

    public void add(Disturbance disturbance) {
        past.add(disturbance);
    }

    public List<Disturbance> all() {
        return List.copyOf(past);
    }

    public List<Disturbance> touching(Instant begin, Instant end, Duration recovery) {
        return past.stream().filter(one -> one.touches(begin, end, recovery)).toList();
    }

    /** Whether so many programs wanted to run that none of ours can be expected to be in time. */
    public boolean wasBusy(Instant begin, Instant end) {
        return of(Kind.MACHINE_BUSY).stream().anyMatch(one -> one.touches(begin, end, Duration.ZERO));
    }

    public List<Disturbance> of(Kind kind) {
        return past.stream().filter(one -> one.kind() == kind).toList();
    }
}
