package dev.moviegen.api.reconcile;

import dev.moviegen.api.jobs.Announcements;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.store.Job;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Waiting jobs of which the broker has not confirmed that it knows them: the API died, or the broker was away. */
@Component
@Order(1)
class UnsubmittedJobs implements Rule {

    private static final int AT_ONCE = 200;
    private static final String FILTER =
            "status = 'pending' && submitted_at = '' && " + StoreClock.olderThan("created", 2);

    private final PocketBaseClient store;
    private final Announcements announcements;

    UnsubmittedJobs(PocketBaseClient store, Announcements announcements) {
        this.store = store;
        this.announcements = announcements;
    }

    @Override
    public List<Job> due() {
        return store.list(FILTER, "created", AT_ONCE);
    }

    @Override
    public void act(Job job) {
        announcements.submitted(job);
    }
}
