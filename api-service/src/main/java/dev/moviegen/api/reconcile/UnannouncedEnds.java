package dev.moviegen.api.reconcile;

import dev.moviegen.api.jobs.Announcements;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.store.Job;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Completed, failed and cancelled jobs whose event the broker has not confirmed, whoever should have sent it. */
@Component
@Order(2)
class UnannouncedEnds implements Rule {

    private static final int AT_ONCE = 200;
    private static final String FILTER = "(status = 'completed' || status = 'failed' || status = 'cancelled')"
            + " && announced_at = '' && " + StoreClock.olderThan("completed_at", 2);

    private final PocketBaseClient store;
    private final Announcements announcements;

    UnannouncedEnds(PocketBaseClient store, Announcements announcements) {
        this.store = store;
        this.announcements = announcements;
    }

    @Override
    public List<Job> due() {
        return store.list(FILTER, "completed_at", AT_ONCE);
    }

    @Override
    public void act(Job job) {
        announcements.ended(job);
    }
}
