package dev.moviegen.api.reconcile;

import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.store.Job;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ended jobs past their time, once their end is told: record and files go; the history stays for those who ask later. */
@Component
@Order(7)
class ExpiredJobs implements Rule {

    private static final Logger log = LoggerFactory.getLogger(ExpiredJobs.class);
    private static final int AT_ONCE = 50;
    private static final String FILTER = "(status = 'completed' || status = 'failed' || status = 'cancelled')"
            + " && announced_at != '' && expires_at != '' && expires_at < @now";

    private final PocketBaseClient store;

    ExpiredJobs(PocketBaseClient store) {
        this.store = store;
    }

    @Override
    public List<Job> due() {
        return store.list(FILTER, "expires_at", AT_ONCE);
    }

    @Override
    public void act(Job job) {
        store.delete(job.id());
        log.info("Job {} has expired and is deleted", job.id());
    }
}
