package dev.moviegen.worker.scratch;

import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.amqp.EventNotConfirmed;
import dev.moviegen.events.amqp.JobEventPublisher;
import dev.moviegen.store.CrashPoint;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.worker.WorkerIdentity;
import dev.moviegen.worker.process.JobProcesses;
import dev.moviegen.worker.process.ProcessesStillAlive;
import dev.moviegen.worker.scratch.JobLocks.JobLock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a job off the disk, in five steps that may be cut off anywhere: kill until proven dead, rename, delete, tell,
 * remove the receipt. Whoever calls holds the job's lock.
 */
@Component
public class CleanUp {

    private static final Logger log = LoggerFactory.getLogger(CleanUp.class);
    private static final Duration TRY_FOR = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Disk disk;
    private final Trash trash;
    private final JobProcesses processes;
    private final PocketBase store;
    private final JobEventPublisher publisher;
    private final WorkerIdentity worker;

    CleanUp(Disk disk, JobProcesses processes, PocketBase store, JobEventPublisher publisher, WorkerIdentity worker) {
        this.disk = disk;
        this.trash = new Trash(disk);
        this.processes = processes;
        this.store = store;
        this.publisher = publisher;
        this.worker = worker;
    }

    /** Leaves its receipt when the directory will not go or the broker does not confirm: {@link Leftovers} goes on. */
    public void cleanupCancelledJob(CancelledJob job, JobLock lock) {
        String jobId = job.jobId();
        try {
            int killed = job.killedBefore() + kill(jobId);
            long stopped = System.nanoTime();
            TreeDeletion deletion = takeAway(jobId, job.epoch());
            long gone = System.nanoTime();
            log.info("Cleaned up cancelled job {}", jobId);
            if (!isCancelledHere(jobId) || tell(cleanedUp(job, killed, deletion, stopped, gone), lock)) {
                removeReceipts(jobId);
            }
        } catch (IOException | ProcessesStillAlive | StoreUnreachable e) {
            log.warn("Job {} was cancelled but cannot be cleaned up yet: {}", jobId, e.toString());
        }
    }

    /** For a job that ended otherwise, or that somebody else has taken over: no event, the same care. */
    public void removeSilently(String jobId, int epoch) {
        try {
            kill(jobId);
            takeAway(jobId, epoch);
            removeReceipts(jobId);
        } catch (IOException | ProcessesStillAlive e) {
            log.warn("The directory of job {} cannot be removed yet: {}", jobId, e.toString());
        }
    }

    private int kill(String jobId) {
        CrashPoint.WORKER_BEFORE_KILL.reached();
        int killed = processes.killUntilProven(disk.scopeOf(jobId));
        CrashPoint.WORKER_AFTER_KILL.reached();
        return killed;
    }

    /** The rename is the moment from which on the directory is gone for everyone; the receipt says what is not yet told. */
    private TreeDeletion takeAway(String jobId, int epoch) throws IOException {
        CrashPoint.WORKER_BEFORE_RENAME.reached();
        trash.moveAway(jobId, epoch);
        CrashPoint.WORKER_AFTER_RENAME.reached();
        trash.keepReceipt(jobId, epoch);
        CrashPoint.WORKER_BEFORE_DELETE.reached();
        TreeDeletion deletion = deleteStubbornly(jobId, epoch);
        CrashPoint.WORKER_AFTER_DELETE.reached();
        return deletion;
    }

    private void removeReceipts(String jobId) throws IOException {
        CrashPoint.WORKER_BEFORE_RECEIPT.reached();
        trash.removeReceipts(jobId);
        CrashPoint.WORKER_AFTER_RECEIPT.reached();
    }

    /** The proof speaks of the disk of record only, and the event that brought us here is no more than a hint. */
    private boolean isCancelledHere(String jobId) {
        return store.find(Job.COLLECTION, jobId)
                .map(Job::new)
                .filter(row -> row.status() == JobStatus.CANCELLED && row.disk().equals(disk.id()))
                .isPresent();
    }

    /** For a job that goes on elsewhere or later: its directory stays. False when some still live after 10 s. */
    public boolean killProcesses(String jobId) {
        try {
            processes.killUntilProven(disk.scopeOf(jobId));
            return true;
        } catch (ProcessesStillAlive e) {
            log.warn("{}", e.getMessage());
            return false;
        }
    }

    /** A directory that has come back, by a hand from outside, is renamed again. */
    private TreeDeletion deleteStubbornly(String jobId, int epoch) throws IOException {
        TreeDeletion deletion = new TreeDeletion();
        long deadline = System.nanoTime() + TRY_FOR.toNanos();
        while (true) {
            try {
                trash.emptyAll(jobId, deletion);
                return deletion;
            } catch (IOException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
                trash.moveAway(jobId, epoch);
            }
        }
    }

    private boolean tell(JobCleanedUp event, JobLock lock) {
        long deadline = System.nanoTime() + TRY_FOR.toNanos();
        while (lock.isValid()) {
            try {
                CrashPoint.WORKER_BEFORE_PUBLISH.reached();
                publisher.publish(event);
                CrashPoint.WORKER_AFTER_PUBLISH.reached();
                return true;
            } catch (EventNotConfirmed e) {
                if (System.nanoTime() - deadline > 0) {
                    log.warn("{}; it will be told later", e.getMessage());
                    return false;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return false;
    }

    private JobCleanedUp cleanedUp(CancelledJob job, int killed, TreeDeletion deletion, long stopped, long gone) {
        return new JobCleanedUp(
                job.jobId(),
                "worker",
                worker.id(),
                disk.id(),
                job.epoch(),
                deletion.files(),
                deletion.bytes(),
                killed,
                job.acceptedAt(),
                job.stop().heardAt(),
                job.stop().at(stopped),
                job.stop().at(gone),
                job.stop().heardBy().word());
    }
}
