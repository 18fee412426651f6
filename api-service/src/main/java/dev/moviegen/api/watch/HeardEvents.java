package dev.moviegen.api.watch;

import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobProgressed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The last events of the last jobs, in this process's memory: what a timeline shows beside the store's own history, and
 * the only trace of a worker that has nothing to do. Of progress only the first of each step is kept.
 */
@Component
public class HeardEvents {

    private static final int JOBS = 2_000;
    private static final int EVENTS = 60;
    private static final Duration WORKER = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, List<HeardEvent>> jobs = new LinkedHashMap<>();
    private final Map<String, Instant> workers = new LinkedHashMap<>();

    HeardEvents(Clock clock) {
        this.clock = clock;
    }

    synchronized void hear(JobEvent event) {
        HeardEvent heard = HeardEvent.of(event, clock.instant());
        if (!heard.worker().isEmpty() && !heard.name().equals("JobCancelled")) {
            workers.put(heard.worker(), heard.at());
        }
        List<HeardEvent> before = jobs.computeIfAbsent(event.jobId(), id -> new ArrayList<>());
        boolean known = event instanceof JobProgressed && before.stream().anyMatch(one -> isSameStep(one, heard));
        if (!known && before.size() < EVENTS) {
            before.add(heard);
        }
        if (jobs.size() > JOBS) {
            jobs.remove(jobs.keySet().iterator().next());
        }
    }

    /** Oldest first. */
    public synchronized List<HeardEvent> of(String jobId) {
        return List.copyOf(jobs.getOrDefault(jobId, List.of()));
    }

    /** When each worker was last heard of, if that was within the last quarter of an hour. */
    synchronized Map<String, Instant> workers() {
        Instant forgotten = clock.instant().minus(WORKER);
        workers.values().removeIf(last -> last.isBefore(forgotten));
        return Map.copyOf(workers);
    }

    private static boolean isSameStep(HeardEvent one, HeardEvent other) {
        return one.name().equals(other.name())
                && one.epoch() == other.epoch()
                && one.detail().equals(other.detail());
    }
}
