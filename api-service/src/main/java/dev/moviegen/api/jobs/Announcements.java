package dev.moviegen.api.jobs;

import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.amqp.EventNotConfirmed;
import dev.moviegen.events.amqp.JobEventPublisher;
import dev.moviegen.store.CrashPoint;
import dev.moviegen.store.Job;
import dev.moviegen.store.StoreUnreachable;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Tells the broker what the store has decided, and stamps the row once the broker has confirmed. Each verb may be
 * repeated at any time by any process: the same state has the same event id.
 */
@Component
public class Announcements {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);

    private final JobEventPublisher publisher;
    private final PocketBaseClient store;
    private final Executor soon;
    private final Clock clock;

    Announcements(
            JobEventPublisher publisher, PocketBaseClient store, @Qualifier("announcing") Executor soon, Clock clock) {
        this.publisher = publisher;
        this.store = store;
        this.soon = soon;
        this.clock = clock;
    }

    public void submitted(Job job) {
        tell(JobFacts.submitted(job));
        store.stampSubmitted(job.id(), clock.instant());
    }

    /** Wakes the workers up for a job that somebody may or may not have; the row stays as it is. */
    public void waiting(Job job) {
        tell(JobFacts.submitted(job));
    }

    /** Asks the workers to look after a job whose owner shows no life. */
    public void silent(Job job) {
        tell(JobFacts.silent(job));
    }

    public void ended(Job job) {
        tell(JobFacts.ended(job));
        store.stampAnnounced(job.id(), clock.instant());
    }

    /** Asks again for the proof of a clean-up; the first announcement has number 1. */
    public void cancelledAgain(Job job, int announcement) {
        tell(JobFacts.cancelled(job, JobFacts.acceptedAt(job), announcement));
    }

    /** Nobody else can confirm the clean-up of a job that no worker ever had. */
    public void neverClaimed(Job job) {
        neverClaimed(job, JobFacts.acceptedAt(job));
    }

    private void neverClaimed(Job job, Instant acceptedAt) {
        JobCleanedUp fact = JobFacts.neverClaimed(job, acceptedAt, clock.instant());
        tell(fact);
        store.stampCleaned(job.id(), clock.instant(), CleanUpProof.of(fact));
    }

    /** The first word of a cancel: at once, but nobody waits for it. */
    void cancelledSoon(Accepted accepted) {
        Job job = accepted.job();
        soon("JobCancelled", job, () -> {
            tell(JobFacts.cancelled(job, accepted.at(), 1));
            store.stampAnnounced(job.id(), clock.instant());
            if (job.epoch() == 0) {
                neverClaimed(job, accepted.at());
            }
        });
    }

    void submittedSoon(Job job) {
        soon("JobSubmitted", job, () -> submitted(job));
    }

    private void tell(JobEvent event) {
        CrashPoint.API_BEFORE_PUBLISH.reached();
        publisher.publish(event);
        CrashPoint.API_AFTER_PUBLISH.reached();
    }

    private void soon(String what, Job job, Runnable announcement) {
        try {
            soon.execute(() -> {
                try {
                    announcement.run();
                } catch (EventNotConfirmed | StoreUnreachable later) {
                    log.info("{} of job {} will be repeated: {}", what, job.id(), later.getMessage());
                }
            });
        } catch (RejectedExecutionException full) {
            log.info("{} of job {} will be repeated: too many announcements at once", what, job.id());
        }
    }
}
