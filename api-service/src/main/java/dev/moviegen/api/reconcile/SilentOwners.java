package dev.moviegen.api.reconcile;

import dev.moviegen.api.jobs.Announcements;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.store.Job;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Processing jobs whose row has not changed for 20 s on this process's own stopwatch: a worker that is alive writes
 * every 5 s. Another may take the job over if epoch and heartbeat are still these when it looks.
 */
@Component
@Order(5)
class SilentOwners implements Rule {

    private static final Logger log = LoggerFactory.getLogger(SilentOwners.class);

    private final PocketBaseClient store;
    private final Announcements announcements;
    private final Repeats repeats;

    SilentOwners(PocketBaseClient store, Announcements announcements, Ticker ticker) {
        this.store = store;
        this.announcements = announcements;
        this.repeats = new Repeats(ticker, Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(10));
    }

    @Override
    public List<Job> due() {
        List<Job> processing = store.all("status = 'processing'");
        repeats.keepOnly(processing);
        return processing.stream()
                .filter(job -> repeats.isDue(job, job.epoch() + " " + job.updatedText()))
                .toList();
    }

    /** Who cannot reach the store writes nothing: an outage is not the silence of an owner, and all stopwatches begin again. */
    @Override
    public void storeWasAway() {
        repeats.keepOnly(List.of());
    }

    @Override
    public void act(Job job) {
        announcements.silent(job);
        repeats.told(job);
        log.info("The owner of job {} shows no life (epoch {}); any worker may look after it", job.id(), job.epoch());
    }
}
