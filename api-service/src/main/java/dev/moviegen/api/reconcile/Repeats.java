package dev.moviegen.api.reconcile;

import dev.moviegen.store.Job;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** When to say something again for each job: after a first pause, then a second, twice that, … up to the longest. */
final class Repeats {

    private final Ticker ticker;
    private final Duration first;
    private final Duration second;
    private final Duration longest;
    private final Map<String, Watch> watches = new HashMap<>();

    Repeats(Ticker ticker, Duration first, Duration second, Duration longest) {
        this.ticker = ticker;
        this.first = first;
        this.second = second;
        this.longest = longest;
    }

    /** Whether the pause is over. A job seen for the first time, or in another state, starts its first pause now. */
    boolean isDue(Job job, String state) {
        Watch watch = watches.get(job.id());
        if (watch == null || !watch.state.equals(state)) {
            watches.put(job.id(), new Watch(state, ticker.nanos(), 0));
            return false;
        }
        return ticker.nanos() - watch.since >= pause(watch.told).toNanos();
    }

    /** It has been said; the next pause begins. */
    void told(Job job) {
        watches.computeIfPresent(job.id(), (id, watch) -> new Watch(watch.state, ticker.nanos(), watch.told + 1));
    }

    int timesTold(Job job) {
        Watch watch = watches.get(job.id());
        return watch == null ? 0 : watch.told;
    }

    /** Forgets all others, or the map would only grow. */
    void keepOnly(Collection<Job> jobs) {
        Set<String> ids = jobs.stream().map(Job::id).collect(Collectors.toSet());
        watches.keySet().retainAll(ids);
    }

    private Duration pause(int told) {
        if (told == 0) {
            return first;
        }
        Duration pause = second;
        for (int i = 1; i < told && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    private record Watch(String state, long since, int told) {}
}
