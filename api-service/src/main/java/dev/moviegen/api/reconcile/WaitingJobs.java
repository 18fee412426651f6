package dev.moviegen.api.reconcile;

import dev.moviegen.api.jobs.Announcements;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.store.Job;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Waiting jobs whose message may be lost: nothing lies in the work queue and still nobody has taken them, or they have
 * waited for another ten minutes whatever lies there (a queue that is never empty would let a lost one starve).
 */
@Component
@Order(6)
class WaitingJobs implements Rule {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final PocketBaseClient store;
    private final Announcements announcements;
    private final WorkQueue queue;
    private final Repeats whenEmpty;
    private final Repeats always;

    WaitingJobs(PocketBaseClient store, Announcements announcements, WorkQueue queue, Ticker ticker) {
        this.store = store;
        this.announcements = announcements;
        this.queue = queue;
        this.whenEmpty = new Repeats(ticker, Duration.ofSeconds(15), Duration.ofSeconds(15), TEN_MINUTES);
        this.always = new Repeats(ticker, TEN_MINUTES, TEN_MINUTES, TEN_MINUTES);
    }

    @Override
    public List<Job> due() {
        List<Job> waiting = store.all("status = 'pending' && submitted_at != ''");
        whenEmpty.keepOnly(waiting);
        always.keepOnly(waiting);
        List<Job> fifteenSeconds =
                waiting.stream().filter(job -> whenEmpty.isDue(job, "")).toList();
        List<Job> tenMinutes =
                waiting.stream().filter(job -> always.isDue(job, "")).toList();
        return !fifteenSeconds.isEmpty() && queue.isEmpty() ? fifteenSeconds : tenMinutes;
    }

    @Override
    public void act(Job job) {
        announcements.waiting(job);
        whenEmpty.told(job);
        always.told(job);
    }
}
