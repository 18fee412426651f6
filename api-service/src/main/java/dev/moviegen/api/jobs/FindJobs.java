package dev.moviegen.api.jobs;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.PocketBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Looks jobs up. Whoever knows an id may see its job; nothing here lists the jobs of others. */
@Component
public class FindJobs {

    private static final String WAITING = "status = 'pending'";
    /** Below this, one slow first step would promise hours. */
    private static final int ENOUGH_PERCENT = 5;

    private static final int WHOLE = 100;

    private final PocketBaseClient store;
    private final KeyedHash hash;
    private final Clock clock;

    FindJobs(PocketBaseClient store, KeyedHash hash, Clock clock) {
        this.store = store;
        this.hash = hash;
        this.clock = clock;
    }

    /** {@link JobExpired} for a job that was there once, {@link JobNotFound} for anything else that is not. */
    public Job find(String jobId) {
        return store.find(jobId).orElseThrow(() -> missing(jobId));
    }

    private RuntimeException missing(String jobId) {
        return store.history(jobId).isEmpty() ? JobNotFound.of(jobId) : JobExpired.of(jobId);
    }

    /** A visitor's own jobs, newest first. */
    public List<Job> ofVisitor(String visitor, int max) {
        if (visitor.isEmpty()) {
            return List.of();
        }
        return store.list("visitor = " + PocketBase.quoted(hash.of("visitor", visitor)), "-created", max);
    }

    public QueuePosition positionOf(Job job) {
        if (job.status() != JobStatus.PENDING) {
            return QueuePosition.NOT_WAITING;
        }
        String created = PocketBase.quoted(job.row().path("created").asString(""));
        String id = PocketBase.quoted(job.id());
        int ahead = store.count(
                WAITING + " && (created < " + created + " || (created = " + created + " && id < " + id + "))");
        return new QueuePosition(ahead + 1, Math.max(store.count(WAITING), ahead + 1), ahead);
    }

    /** The rest at the pace so far; empty when there is no pace yet. */
    public Optional<Duration> estimatedRest(Job job) {
        if (job.status() != JobStatus.PROCESSING || job.progress() < ENOUGH_PERCENT) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return job.startedAt()
                .map(started -> Duration.between(started, now))
                .filter(spent -> !spent.isNegative())
                .map(spent -> spent.multipliedBy(WHOLE - job.progress()).dividedBy(job.progress()));
    }

    /** Every change of a job, oldest first, also of an expired one. */
    public List<JsonNode> history(String jobId) {
        List<JsonNode> history = store.history(jobId);
        if (history.isEmpty()) {
            throw JobNotFound.of(jobId);
        }
        return history;
    }
}
