package dev.moviegen.worker.intake;

import dev.moviegen.events.JobSubmitted;
import dev.moviegen.events.amqp.JobExchanges;
import dev.moviegen.store.CrashPoint;
import dev.moviegen.store.Job;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.RunningJobs;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import dev.moviegen.worker.pipeline.JobRunner;
import dev.moviegen.worker.pipeline.Outcome;
import dev.moviegen.worker.pipeline.OwnedJob;
import dev.moviegen.worker.scratch.Disk;
import dev.moviegen.worker.scratch.JobLocks.JobLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/**
 * From a work message to a running job: lock, <em>then</em> read, <em>then</em> claim, <em>then</em> register the flag;
 * the runner takes the second look and makes the directory. The order is what makes a cancel between any two safe.
 */
@Component
class JobIntake {

    private static final Logger log = LoggerFactory.getLogger(JobIntake.class);
    static final String LISTENER = "worker-jobs";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration FOR_A_LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_REFUSAL = Duration.ofMillis(20);

    private final Disk disk;
    private final Claims claims;
    private final RunningJobs running;
    private final JobRunner runner;
    private final JobSettlement settlement;
    private volatile boolean leaving;

    JobIntake(Disk disk, Claims claims, RunningJobs running, JobRunner runner, JobSettlement settlement) {
        this.disk = disk;
        this.claims = claims;
        this.running = running;
        this.runner = runner;
        this.settlement = settlement;
    }

    @RabbitListener(
            id = LISTENER,
            queues = JobExchanges.WORKER_JOBS,
            concurrency = "${moviegen.worker.concurrent-jobs}")
    void on(JobSubmitted wakeUp) {
        CrashPoint.WORKER_BEFORE_LOCK.reached();
        Optional<JobLock> lock = disk.locks().tryLock(wakeUp.jobId(), FOR_A_LOOK);
        if (lock.isEmpty()) {
            log.debug("Job {}: somebody on this disk has it", wakeUp.jobId());
            return;
        }
        CrashPoint.WORKER_AFTER_LOCK.reached();
        Outcome outcome;
        try (JobLock held = lock.get()) {
            outcome = settle(wakeUp, held);
        }
        if (outcome == Outcome.HANDED_BACK) {
            throw new ImmediateRequeueAmqpException("Job " + wakeUp.jobId() + " is handed back");
        }
        CrashPoint.WORKER_BEFORE_ACKNOWLEDGE.reached();
    }

    /** The store does not answer: hold the message and wait; a nack would only send it round in circles. */
    private Outcome settle(JobSubmitted wakeUp, JobLock lock) {
        while (!leaving) {
            try {
                Optional<Outcome> outcome = attempt(wakeUp, lock);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                LockSupport.parkNanos(AFTER_REFUSAL.toNanos());
            } catch (StoreUnreachable e) {
                log.info("Job {} waits for the store: {}", wakeUp.jobId(), e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return Outcome.HANDED_BACK;
    }

    /** Empty when somebody was faster: read again. */
    private Optional<Outcome> attempt(JobSubmitted wakeUp, JobLock lock) {
        Optional<Job> row = claims.read(wakeUp.jobId());
        if (row.isEmpty()) {
            return Optional.of(Outcome.SETTLED);
        }
        return switch (ClaimDecision.of(row.get(), wakeUp, disk.id())) {
            case CLAIM -> claims.claim(row.get(), lock).map(this::run);
            case GIVE_UP -> claims.giveUp(row.get()) ? Optional.of(settlement.ofPoison(row.get())) : Optional.empty();
            case ANNOUNCE -> Optional.of(settlement.ofFinal(row.get(), lock));
            case FORGET -> Optional.of(Outcome.SETTLED);
        };
    }

    private Outcome run(OwnedJob job) {
        running.add(job.running());
        if (leaving) {
            job.flag().request(Stop.now(StopReason.HANDED_BACK, HeardBy.SECOND_LOOK));
        }
        try {
            settlement.announceStart(job);
            return runner.run(job);
        } finally {
            running.remove(job.running());
        }
    }

    void leave() {
        leaving = true;
    }
}
