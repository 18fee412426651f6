package dev.moviegen.worker.intake;

import dev.moviegen.events.JobStarted;
import dev.moviegen.events.amqp.JobEventPublisher;
import dev.moviegen.store.Job;
import dev.moviegen.worker.WorkerIdentity;
import dev.moviegen.worker.pipeline.Announcer;
import dev.moviegen.worker.pipeline.Outcome;
import dev.moviegen.worker.pipeline.OwnedJob;
import dev.moviegen.worker.scratch.CleanUp;
import dev.moviegen.worker.scratch.JobLocks.JobLock;
import dev.moviegen.worker.scratch.Leftovers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is told around a run, and for a message whose job needs none. */
@Component
class JobSettlement {

    private static final Logger log = LoggerFactory.getLogger(JobSettlement.class);

    private final Announcer announcer;
    private final CleanUp cleanUp;
    private final Leftovers leftovers;
    private final JobEventPublisher publisher;
    private final WorkerIdentity worker;

    JobSettlement(
            Announcer announcer,
            CleanUp cleanUp,
            Leftovers leftovers,
            JobEventPublisher publisher,
            WorkerIdentity worker) {
        this.announcer = announcer;
        this.cleanUp = cleanUp;
        this.leftovers = leftovers;
        this.publisher = publisher;
        this.worker = worker;
    }

    void announceStart(OwnedJob job) {
        log.info("Job {} started (attempt {})", job.id(), job.running().epoch());
        publisher.publishSoon(
                new JobStarted(job.id(), worker.id(), job.running().epoch()));
    }

    /** Whoever ended it may have died before its directory was gone. */
    Outcome ofFinal(Job row, JobLock lock) {
        leftovers.tidy(row, lock);
        announcer.announceEndOf(row.id());
        return Outcome.SETTLED;
    }

    Outcome ofPoison(Job row) {
        log.warn("Job {} failed: its worker died three times", row.id());
        cleanUp.removeSilently(row.id(), row.epoch() + 1);
        announcer.announceEndOf(row.id());
        return Outcome.SETTLED;
    }
}
