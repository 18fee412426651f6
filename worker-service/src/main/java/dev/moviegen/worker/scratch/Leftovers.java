package dev.moviegen.worker.scratch;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.worker.cancellation.CancelledElsewhere;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.scratch.JobLocks.JobLock;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What dead workers left on this disk, and cancelled jobs that nobody runs: looked through at start and every 10 s. */
@Component
public class Leftovers implements CancelledElsewhere {

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private final Disk disk;
    private final CleanUp cleanUp;
    private final PocketBase store;
    private final DiskScan scan;
    /** Cleaning may take long; the listener's thread must be free for the next cancel. */
    private final ExecutorService worker = Executors.newFixedThreadPool(2);

    Leftovers(Disk disk, CleanUp cleanUp, PocketBase store) {
        this.disk = disk;
        this.cleanUp = cleanUp;
        this.store = store;
        this.scan = new DiskScan(disk);
    }

    @Override
    public void on(JobCancelled event) {
        if (disk.id().equals(event.disk())) {
            worker.execute(() -> withLock(event.jobId(), lock -> cleanAnnounced(event, lock)));
        }
    }

    /** With nothing left it is confirmed only when asked again: its owner may have died before it made the directory. */
    private void cleanAnnounced(JobCancelled event, JobLock lock) throws IOException {
        if (event.announcement() > 1 || scan.hasSomethingOf(event.jobId())) {
            Stop stop = Stop.cancelled(HeardBy.EVENT, event.acceptedAt());
            store.find("jobs", event.jobId())
                    .map(Job::new)
                    .filter(this::isCancelledHere)
                    .ifPresent(row -> cleanUp.cleanupCancelledJob(cancelled(row, stop), lock));
        }
    }

    /** For who has just read that a job is over, and holds its lock: the next look through would be 10 s away. */
    public void tidy(Job row, JobLock lock) {
        try {
            if (scan.hasSomethingOf(row.id())) {
                settle(Optional.of(row), row.id(), lock);
            }
        } catch (IOException e) {
            log.warn("Job {}: its leftovers could not be looked at", row.id(), e);
        }
    }

    @Scheduled(initialDelay = 0, fixedDelay = 10_000)
    void lookThrough() throws IOException {
        Set<String> jobIds = scan.jobIds();
        jobIds.forEach(jobId ->
                withLock(jobId, lock -> settle(store.find(Job.COLLECTION, jobId).map(Job::new), jobId, lock)));
    }

    private void settle(Optional<Job> row, String jobId, JobLock lock) {
        if (row.isEmpty()) {
            cleanUp.removeSilently(jobId, 0);
        } else if (isCancelledHere(row.get()) && row.get().cleanedAt().isEmpty()) {
            cleanUp.cleanupCancelledJob(cancelled(row.get(), Stop.cancelled(HeardBy.LEFTOVER, null)), lock);
        } else if (row.get().status().isFinal() || isTakenOverElsewhere(row.get())) {
            cleanUp.removeSilently(jobId, row.get().epoch());
        }
    }

    private boolean isCancelledHere(Job row) {
        return row.status() == JobStatus.CANCELLED && row.disk().equals(disk.id());
    }

    private boolean isTakenOverElsewhere(Job row) {
        return row.status() == JobStatus.PROCESSING && !row.disk().equals(disk.id());
    }

    private static CancelledJob cancelled(Job row, Stop stop) {
        return new CancelledJob(
                row.id(),
                row.epoch(),
                stop.acceptedAt() != null
                        ? stop.acceptedAt()
                        : row.completedAt().orElse(null),
                stop,
                0);
    }

    private void withLock(String jobId, Settling settling) {
        disk.locks().tryLock(jobId).ifPresent(lock -> {
            try (lock) {
                settling.with(lock);
            } catch (StoreUnreachable e) {
                log.debug("Job {} is looked at later: {}", jobId, e.getMessage());
            } catch (IOException | RuntimeException e) {
                log.warn("Job {}: its leftovers could not be looked at", jobId, e);
            }
        });
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    private interface Settling {
        void with(JobLock lock) throws IOException;
    }
}
