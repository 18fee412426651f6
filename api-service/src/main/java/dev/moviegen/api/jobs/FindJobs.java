package dev.moviegen.api.jobs;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.PocketBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks jobs up. Whoever knows an id may see its job; nothing here lists the jobs of others. */
@Component
public class FindJobs {

    private static final String WAITING = "status = 'pending'";
    private final PocketBaseClient store;
    private final KeyedHash hash;
    private final RestEstimate estimate;

    FindJobs(PocketBaseClient store, KeyedHash hash, RestEstimate estimate) {
        this.store = store;
        this.hash = hash;
        this.estimate = estimate;
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

    /** Empty for a job that is not being worked on, or of which nothing can be said yet. */
    public Optional<Duration> estimatedRest(Job job) {
        return estimate.of(job);
    }

    /** Every change of a job, oldest first, also of an expired one. */
    public List<JobChange> history(String jobId) {
        List<JobChange> history = store.history(jobId);
        if (history.isEmpty()) {
            throw JobNotFound.of(jobId);
        }
        return history;
    }
}
