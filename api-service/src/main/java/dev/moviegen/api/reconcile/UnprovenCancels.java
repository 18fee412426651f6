package dev.moviegen.api.reconcile;

import dev.moviegen.api.jobs.Announcements;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.api.operator.LostDisks;
import dev.moviegen.store.Job;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Cancelled jobs whose clean-up nobody has confirmed: the workers are asked again after 2, 4, 8, … at most 60 s, until
 * the job expires or its disk is declared lost. From the second announcement on, a worker that finds nothing left says so too.
 */
@Component
@Order(3)
class UnprovenCancels implements Rule {

    static final String FILTER = "status = 'cancelled' && cleaned_at = '' && (expires_at = '' || expires_at > @now)";

    private final PocketBaseClient store;
    private final Announcements announcements;
    private final LostDisks lostDisks;
    private final Repeats repeats;

    UnprovenCancels(PocketBaseClient store, Announcements announcements, LostDisks lostDisks, Ticker ticker) {
        this.store = store;
        this.announcements = announcements;
        this.lostDisks = lostDisks;
        this.repeats = new Repeats(ticker, Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(60));
    }

    @Override
    public List<Job> due() {
        List<Job> unproven = store.all(FILTER);
        repeats.keepOnly(unproven);
        List<Job> due = unproven.stream().filter(job -> repeats.isDue(job, "")).toList();
        return due.isEmpty() ? due : withoutLost(due);
    }

    private List<Job> withoutLost(List<Job> due) {
        Set<String> lost = lostDisks.all().keySet();
        return due.stream().filter(job -> !lost.contains(job.disk())).toList();
    }

    @Override
    public void act(Job job) {
        if (job.epoch() == 0) {
            announcements.neverClaimed(job);
        } else {
            announcements.cancelledAgain(job, repeats.timesTold(job) + 2);
        }
        repeats.told(job);
    }
}
