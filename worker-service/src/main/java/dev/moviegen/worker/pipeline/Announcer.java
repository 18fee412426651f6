package dev.moviegen.worker.pipeline;

import dev.moviegen.events.JobCompleted;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobFailed;
import dev.moviegen.events.amqp.EventNotConfirmed;
import dev.moviegen.events.amqp.JobEventPublisher;
import dev.moviegen.store.CrashPoint;
import dev.moviegen.store.Job;
import dev.moviegen.store.Job.JobError;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.RecordGone;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.store.WriteRefused;
import dev.moviegen.worker.WorkerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the end of a job, and notes in the row that it is told. What fails here the API's reconciler repeats. */
@Component
public class Announcer {

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    private final PocketBase store;
    private final JobEventPublisher publisher;
    private final WorkerIdentity worker;

    Announcer(PocketBase store, JobEventPublisher publisher, WorkerIdentity worker) {
        this.store = store;
        this.publisher = publisher;
        this.worker = worker;
    }

    /** Does nothing for a job whose end is told already, or is the API's to tell (a cancel). */
    public void announceEndOf(String jobId) {
        try {
            store.find("jobs", jobId)
                    .map(Job::new)
                    .filter(row -> row.announcedAt().isEmpty())
                    .ifPresent(row -> eventOf(row).ifPresent(event -> tell(row, event)));
        } catch (EventNotConfirmed | StoreUnreachable e) {
            log.info("Job {}: its end will be announced later: {}", jobId, e.getMessage());
        } catch (WriteRefused | RecordGone e) {
            log.debug("Job {}: somebody else has announced its end", jobId);
        }
    }

    private void tell(Job row, JobEvent event) {
        CrashPoint.WORKER_BEFORE_PUBLISH.reached();
        publisher.publish(event);
        CrashPoint.WORKER_AFTER_PUBLISH.reached();
        CrashPoint.WORKER_BEFORE_STAMP.reached();
        store.updateInOneTransaction(
                "jobs",
                row.id(),
                Map.of(
                        "announced_at",
                        Instant.now().toString().replace('T', ' '),
                        "owner",
                        row.owner(),
                        "epoch",
                        row.epoch()));
        CrashPoint.WORKER_AFTER_STAMP.reached();
    }

    private Optional<JobEvent> eventOf(Job row) {
        return switch (row.status()) {
            case COMPLETED ->
                Optional.of(new JobCompleted(
                        row.id(), worker.id(), row.epoch(), row.videoSeconds(), row.videoSize(), tookMs(row)));
            case FAILED -> {
                JobError error = row.error().orElse(new JobError("", "internal", ""));
                yield Optional.of(
                        new JobFailed(row.id(), worker.id(), row.epoch(), error.step(), error.code(), error.detail()));
            }
            case PENDING, PROCESSING, CANCELLED -> Optional.empty();
        };
    }

    private static long tookMs(Job row) {
        Instant end = row.completedAt().orElse(Instant.EPOCH);
        return Duration.between(row.startedAt().orElse(end), end).toMillis();
    }
}
