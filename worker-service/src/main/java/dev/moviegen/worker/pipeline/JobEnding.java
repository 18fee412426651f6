package dev.moviegen.worker.pipeline;

import dev.moviegen.store.CrashPoint;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import dev.moviegen.worker.scratch.CancelledJob;
import dev.moviegen.worker.scratch.CleanUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The ways in which a run ends, and what each leaves behind. */
@Component
class JobEnding {

    private static final Logger log = LoggerFactory.getLogger(JobEnding.class);

    /** The processes are dead, so nobody is kept waiting but this job. */
    private static final Duration UNTIL_IT_ANSWERS = Duration.ofDays(1);

    private static final Duration WHILE_LEAVING = Duration.ofSeconds(3);

    private final CleanUp cleanUp;
    private final Announcer announcer;
    private final StorePatience patience;

    JobEnding(CleanUp cleanUp, Announcer announcer, StorePatience patience) {
        this.cleanUp = cleanUp;
        this.announcer = announcer;
        this.patience = patience;
    }

    /** One write with the files and the status; refused, the job was cancelled or taken over meanwhile. */
    Outcome completed(OwnedJob job, Path directory, Map<String, Object> stepTimes, IntSupplier killed)
            throws IOException {
        FinishedFiles finished = FinishedFiles.in(directory, stepTimes);
        CrashPoint.WORKER_BEFORE_COMPLETE.reached();
        boolean accepted =
                patience.until(job.flag(), () -> job.row().writeWithFiles(finished.fields(), finished.files()));
        if (!accepted) {
            return stopped(job, "video", killed.getAsInt());
        }
        CrashPoint.WORKER_AFTER_COMPLETE.reached();
        log.info("Job {} is completed", job.id());
        return settle(job);
    }

    /** Never an exception: an error that cannot be saved would leave the job processing for ever. */
    Outcome failed(OwnedJob job, String step, Failure failure, IntSupplier killed) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("status", "failed");
        fields.put("error", failure.inStep(step));
        if (!patience.until(job.flag(), () -> job.row().write(fields))) {
            return stopped(job, step, killed.getAsInt());
        }
        log.warn("Job {} failed in step {}: {} ({})", job.id(), step, failure.code(), failure.detail());
        return settle(job);
    }

    private Outcome settle(OwnedJob job) {
        cleanUp.removeSilently(job.id(), job.running().epoch());
        announcer.announceEndOf(job.id());
        return Outcome.SETTLED;
    }

    Outcome stopped(OwnedJob job, String step, int killed) {
        // Refused without a reason that the row would show: what is finished stays, and somebody else may try.
        Stop stop = job.flag().stop().orElseGet(() -> Stop.now(StopReason.LEASE_LOST, HeardBy.REFUSED_WRITE));
        return switch (stop.reason()) {
            case CANCELLED -> cancelled(job, stop, step, killed);
            case SUPERSEDED -> superseded(job);
            case HANDED_BACK, LEASE_LOST -> handedBack(job, stop, step, killed);
            case TIMED_OUT -> timedOut(job, stop, step, killed);
        };
    }

    private Outcome cancelled(OwnedJob job, Stop stop, String step, int killed) {
        log.info("Job {} was cancelled{}", job.id(), step.equals("video") ? " during video rendering" : "");
        cleanUp.cleanupCancelledJob(
                new CancelledJob(job.id(), job.running().epoch(), stop.acceptedAt(), stop, killed), job.lock());
        return Outcome.SETTLED;
    }

    private Outcome superseded(OwnedJob job) {
        log.info("Job {} is somebody else's now", job.id());
        cleanUp.removeSilently(job.id(), job.running().epoch());
        return Outcome.SETTLED;
    }

    /** The directory stays, with its finished artefacts; the row says that nobody owns the job. That is no death. */
    private Outcome handedBack(OwnedJob job, Stop stop, String step, int killed) {
        killProcesses(job, stop);
        Duration patienceFor = stop.reason() == StopReason.LEASE_LOST ? UNTIL_IT_ANSWERS : WHILE_LEAVING;
        boolean accepted = patience.atMost(patienceFor, () -> job.row().write(Map.of("owner", "", "began", false)));
        if (accepted) {
            log.info("Job {} is handed back", job.id());
        } else if (isDecidedOtherwise(job, stop)) {
            return stopped(job, step, killed);
        }
        return Outcome.HANDED_BACK;
    }

    /**
     * Nobody is let at the job while a process of it lives. Only a worker that leaves has no time for that: its end kills
     * them, and the next owner makes sure.
     */
    private void killProcesses(OwnedJob job, Stop stop) {
        boolean dead = cleanUp.killProcesses(job.id());
        while (!dead && stop.reason() != StopReason.HANDED_BACK && !isDecidedOtherwise(job, stop)) {
            dead = cleanUp.killProcesses(job.id());
        }
    }

    /** The refused write was obeyed: the store says cancelled, or somebody else's. */
    private static boolean isDecidedOtherwise(OwnedJob job, Stop stop) {
        return job.flag().stop().filter(now -> now != stop).isPresent();
    }

    private Outcome timedOut(OwnedJob job, Stop stop, String step, int killed) {
        killProcesses(job, stop);
        Map<String, Object> error = Map.of("step", step, "code", "timed_out", "detail", "The job took too long");
        if (patience.atMost(UNTIL_IT_ANSWERS, () -> job.row().write(Map.of("status", "failed", "error", error)))) {
            log.warn("Job {} took too long", job.id());
            return settle(job);
        }
        return isDecidedOtherwise(job, stop) ? stopped(job, step, killed) : handedBack(job, stop, step, killed);
    }
}
