package dev.moviegen.api.jobs;

import dev.moviegen.store.Job;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stops a job, for ever. The store decides, the broker hurries, the disk proves, and {@code api.reconcile} repeats
 * until the proof has come back. What happens to a job that is
 *
 * <ul>
 *   <li><b>waiting</b>: it is cancelled before anybody has it. Its message may still lie in a queue; the worker that
 *       gets it reads the row and forgets it. If no worker ever claimed it, this service confirms the clean-up itself.
 *   <li><b>running on a worker that listens</b>: that worker hears {@code JobCancelled}, kills the job's processes at
 *       once, removes its directory and says so with {@code JobCleanedUp}.
 *   <li><b>running elsewhere</b>, on a worker that did not hear it: its next look at the store (every second), or its
 *       next write, which the store refuses, tells it the same.
 *   <li><b>finishing at this moment</b>: the store takes one of the two writes. Either the job is completed and the
 *       answer is {@link JobNotCancellable}, or it is cancelled and the worker's completion is refused.
 *   <li><b>finished</b>: {@link JobNotCancellable} with its true status; nothing changes and nothing is told.
 *   <li><b>cancelled before</b>, or by one of fifty callers at the same time: exactly one of them is accepted, all
 *       others get {@link JobNotCancellable}.
 *   <li><b>owned by a worker that died</b>: it is cancelled now; whoever shares its disk next cleans up, and the
 *       announcement is repeated until somebody has.
 *   <li><b>unheard because the broker is down</b>: accepted all the same; the announcement follows when it is back.
 *   <li><b>unreachable because the store is down</b>: nothing was accepted, or the answer is unknown; the caller gets
 *       {@code StoreUnreachable} and asks again. A write that did arrive is found and announced by the reconciler.
 *   <li><b>unknown, malformed or deleted</b>: {@link JobNotFound}.
 * </ul>
 */
@Component
public class CancelJob {

    private static final Logger log = LoggerFactory.getLogger(CancelJob.class);

    private final CancelLimit limit;
    private final PocketBaseClient store;
    private final Announcements announcements;
    private final Clock clock;
    private final Timer answered;

    CancelJob(
            CancelLimit limit, PocketBaseClient store, Announcements announcements, Clock clock, MeterRegistry meters) {
        this.answered = Timer.builder("moviegen.cancel.answered")
                .serviceLevelObjectives(
                        Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(1))
                .register(meters);
        this.limit = limit;
        this.store = store;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Returns once the cancel is final; {@link CancelLimitReached} when this address has sent too many. */
    public Accepted cancel(CancelRequest request) {
        if (request.address().isCounted()) {
            limit.take(request.address());
        }
        long asked = System.nanoTime();
        Job job = store.cancelJob(request);
        Accepted accepted = new Accepted(job, clock.instant());
        answered.record(System.nanoTime() - asked, TimeUnit.NANOSECONDS);
        announcements.cancelledSoon(accepted);
        log.info("Job {} is cancelled, asked by {}", job.id(), request.requestedBy());
        return accepted;
    }
}
