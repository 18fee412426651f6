package dev.moviegen.worker.pipeline;

import dev.moviegen.events.JobProgressed;
import dev.moviegen.events.amqp.JobEventPublisher;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.worker.WorkerIdentity;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * A job's progress on its way to the store and the listeners: never going back, at most four times a second, and again
 * every few seconds when nothing changes, because that write is the heartbeat.
 */
final class ProgressReport implements Progress {

    private static final long AT_MOST_EVERY = Duration.ofMillis(250).toNanos();
    private static final long AT_LEAST_EVERY = Duration.ofSeconds(3).toNanos();

    private static final int WHOLE = 100;

    private final OwnedJob job;
    private final JobEventPublisher publisher;
    private final WorkerIdentity worker;
    private final StepTimes times;
    private Stage stage = Stage.SCRIPT;
    private String step = "script";
    private int overall;
    private Map<String, ?> message = Map.of();
    private long written = System.nanoTime() - AT_MOST_EVERY;
    private boolean unwritten;

    ProgressReport(OwnedJob job, JobEventPublisher publisher, WorkerIdentity worker) {
        this.job = job;
        this.publisher = publisher;
        this.worker = worker;
        this.times = new StepTimes(job.job().steps(), Clock.systemUTC());
        this.overall = job.job().progress();
    }

    /** Told with the step's first report, at once: until then there would be no words for it but those of the last one. */
    synchronized void begin(Step next) {
        stage = Stage.of(next);
        times.begin(stage.step());
        written = System.nanoTime() - AT_MOST_EVERY;
    }

    /** Written with whatever is written next: the first words of the next step, or the end of the job. */
    synchronized void end() {
        times.end();
    }

    synchronized Map<String, Object> stepTimes() {
        return times.all();
    }

    @Override
    public synchronized void report(int percentOfStep, String key, Map<String, ?> args) {
        overall = Math.max(overall, stage.overall(percentOfStep));
        step = stage.step();
        message = Map.of("key", key, "args", args);
        if (percentOfStep < WHOLE) {
            times.work();
        }
        times.count(args);
        unwritten = true;
        if (System.nanoTime() - written >= AT_MOST_EVERY) {
            write();
        }
    }

    /** Called every second: says again what has not been said, or that the job lives. */
    synchronized void beat() {
        long silence = System.nanoTime() - written;
        if (unwritten || silence >= AT_LEAST_EVERY) {
            write();
        }
    }

    private void write() {
        if (job.flag().isRequested()) {
            return;
        }
        written = System.nanoTime();
        unwritten = false;
        try {
            if (job.row().write(Map.of("step", step, "progress", overall, "message", message, "steps", times.all()))) {
                publisher.publishSoon(
                        new JobProgressed(job.id(), worker.id(), job.running().epoch(), step, overall, message));
            }
        } catch (StoreUnreachable e) {
            unwritten = true; // the next beat tries again; the lease decides how long that may go on
        }
    }
}
