package dev.moviegen.api.reconcile;

import dev.moviegen.api.jobs.CleanUpProof;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.amqp.JobExchanges;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.StoreUnreachable;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/**
 * The end of a cancel: the proof has come back. Nobody else sets {@code cleaned_at} of a job that a worker had. The
 * message is held while the store does not answer; handing it back would bring it again at once, and for ever.
 */
@Component
class JobCleanedUpListener {

    private static final Logger log = LoggerFactory.getLogger(JobCleanedUpListener.class);

    private final PocketBaseClient store;
    private final Patience patience;
    private final Clock clock;

    JobCleanedUpListener(PocketBaseClient store, Patience patience, Clock clock) {
        this.store = store;
        this.patience = patience;
        this.clock = clock;
    }

    @RabbitListener(queues = JobExchanges.API_CLEAN_UPS)
    void on(JobCleanedUp fact) {
        while (true) {
            try {
                confirm(fact);
                return;
            } catch (StoreUnreachable notNow) {
                patience.pause(notNow);
            }
        }
    }

    private void confirm(JobCleanedUp fact) {
        Optional<Job> job = store.find(fact.jobId());
        if (job.isEmpty() || isConfirmed(job.get())) {
            return;
        }
        if (!proves(fact, job.get())) {
            log.warn("Clean-up of job {} on disk {} is not the one that is waited for", fact.jobId(), fact.disk());
        } else if (store.stampCleaned(fact.jobId(), clock.instant(), CleanUpProof.of(fact))) {
            log.info("Cancelled job {} is cleaned up", fact.jobId());
        }
    }

    private static boolean isConfirmed(Job job) {
        return job.cleanedAt().isPresent();
    }

    private static boolean proves(JobCleanedUp fact, Job job) {
        return job.status() == JobStatus.CANCELLED && job.disk().equals(fact.disk());
    }
}
