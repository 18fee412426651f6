package dev.moviegen.api.reconcile;

import dev.moviegen.api.jobs.CleanUpProof;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.api.operator.LostDisks;
import dev.moviegen.store.Job;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Cancels unconfirmed for five minutes: counted in {@code moviegen.cancels.unconfirmed}, and said once each. Those on a
 * disk that was declared lost are known and no alarm any more.
 */
@Component
@Order(4)
class LateProofs implements Rule {

    private static final Logger log = LoggerFactory.getLogger(LateProofs.class);
    private static final String FILTER = UnprovenCancels.FILTER + " && "
            + StoreClock.olderThan("completed_at", (int) CleanUpProof.UNCONFIRMED_AFTER.toSeconds());

    private final PocketBaseClient store;
    private final LostDisks lostDisks;
    private final AtomicInteger unconfirmed;
    private final Set<String> said = new HashSet<>();

    LateProofs(PocketBaseClient store, LostDisks lostDisks, MeterRegistry meters) {
        this.lostDisks = lostDisks;
        this.store = store;
        this.unconfirmed = meters.gauge("moviegen.cancels.unconfirmed", new AtomicInteger());
    }

    @Override
    public List<Job> due() {
        List<Job> late = notLost(store.all(FILTER));
        unconfirmed.set(late.size());
        said.retainAll(late.stream().map(Job::id).collect(Collectors.toSet()));
        return late.stream().filter(job -> !said.contains(job.id())).toList();
    }

    private List<Job> notLost(List<Job> late) {
        if (late.isEmpty()) {
            return late;
        }
        Set<String> lost = lostDisks.all().keySet();
        return late.stream().filter(job -> !lost.contains(job.disk())).toList();
    }

    @Override
    public void act(Job job) {
        said.add(job.id());
        log.warn(
                "Nobody has confirmed the clean-up of cancelled job {} on disk {} for {} minutes",
                job.id(),
                job.disk(),
                CleanUpProof.UNCONFIRMED_AFTER.toMinutes());
    }
}
