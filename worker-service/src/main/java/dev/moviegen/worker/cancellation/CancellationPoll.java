package dev.moviegen.worker.cancellation;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import dev.moviegen.store.StoreUnreachable;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** One question a second for all running jobs: what does the store say of them? */
@Component
class CancellationPoll {

    private static final Logger log = LoggerFactory.getLogger(CancellationPoll.class);

    private final RunningJobs running;
    private final PocketBase store;

    CancellationPoll(RunningJobs running, PocketBase store) {
        this.running = running;
        this.store = store;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        Collection<RunningJob> jobs = running.all();
        if (jobs.isEmpty()) {
            return;
        }
        try {
            Map<String, Job> rows = rowsOf(jobs);
            for (RunningJob job : jobs) {
                Optional<Job> row = Optional.ofNullable(rows.get(job.jobId()));
                // An empty list is never proof that a job is gone; a 404 for its id is.
                job.obey(row.isPresent() ? row : store.find("jobs", job.jobId()).map(Job::new), HeardBy.POLL);
            }
        } catch (StoreUnreachable e) {
            log.debug("The store does not answer: {}", e.getMessage());
        }
    }

    private Map<String, Job> rowsOf(Collection<RunningJob> jobs) {
        String filter = jobs.stream()
                .map(job -> "id = " + PocketBase.quoted(job.jobId()))
                .collect(joining(" || "));
        return store.list("jobs", Query.where(filter)).stream()
                .map(Job::new)
                .collect(toMap(Job::id, Function.identity()));
    }
}
