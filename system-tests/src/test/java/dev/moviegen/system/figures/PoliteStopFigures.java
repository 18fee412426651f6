package dev.moviegen.system.figures;

import dev.moviegen.system.figures.JobsAtWork.JobAtWork;
import dev.moviegen.system.figures.JobsAtWork.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * What {@code Process.destroy()} would do: SIGTERM to the encoder, which then finishes its file. The same program at the
 * same work, told directly, without a click, a store or a broker before it.
 */
final class PoliteStopFigures {

    private static final long LOOK_EVERY_NANOS = 100_000;

    private final JobsAtWork jobs;
    private final List<Double> dead = new ArrayList<>();

    PoliteStopFigures(JobsAtWork jobs) {
        this.jobs = jobs;
    }

    void measure(int times) {
        for (int i = 0; i < times; i++) {
            JobAtWork job = jobs.start(Work.ENCODING);
            ProcessView encoder = job.program();
            long start = System.nanoTime();
            if (!ProcessHandle.of(encoder.pid()).map(ProcessHandle::destroy).orElse(false)) {
                throw new IllegalStateException("The encoder of job " + job.id() + " ended by itself");
            }
            while (!encoder.isDead()) {
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
            dead.add((System.nanoTime() - start) / 1e6);
            jobs.awaitQuiet(job.id());
        }
    }

    List<String> table(Durations cancelled) {
        Durations polite = new Durations(dead);
        double ratio = polite.percentile(50) / cancelled.percentile(50);
        return List.of(
                "| the encoder is dead after | p50 / p90 / max |",
                "|---|---|",
                "| SIGTERM to it, from the signal (n=%d) | %s |".formatted(dead.size(), polite),
                "| a cancel, from the click, as above (n=%d) | %s |"
                        .formatted(cancelled.milliseconds().size(), cancelled),
                "| the first takes so many times as long (p50) | %s |"
                        .formatted(String.format(Locale.ROOT, "%.1f", ratio)));
    }
}
