package dev.moviegen.worker.pipeline;

import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import dev.moviegen.worker.process.ProcessesStillAlive;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Runs the steps of one job, one after the other, until they are done, one fails, or the job must stop. */
@Component
public class JobRunner {

    private final Pipeline pipeline;
    private final JobEnding ending;
    private final Workshop workshop;
    private final StorePatience patience;

    JobRunner(Pipeline pipeline, JobEnding ending, Workshop workshop, StorePatience patience) {
        this.pipeline = pipeline;
        this.ending = ending;
        this.workshop = workshop;
        this.patience = patience;
    }

    /** The caller holds the lock, has claimed the row and registered the flag. */
    public Outcome run(OwnedJob job) {
        RunningStep step = new RunningStep();
        try (Workshop.Bench bench = workshop.benchFor(job)) {
            try {
                takeSecondLook(job);
                bench.prepare();
                for (Step next : pipeline.steps()) {
                    job.flag().throwIfRequested();
                    step.begin(next);
                    bench.run(next);
                    rememberFinished(job, next);
                }
                job.flag().throwIfRequested();
                return ending.completed(job, bench.directory(), bench.stepTimes(), bench::killed);
            } catch (ProcessesStillAlive e) {
                // What an earlier owner left dies slowly: that is no failure of the job, and nobody may work beside it.
                job.flag().request(Stop.now(StopReason.LEASE_LOST, HeardBy.SECOND_LOOK));
                return ending.stopped(job, step.name(), bench.killed());
            } catch (Exception e) {
                return job.flag().isRequested()
                        ? ending.stopped(job, step.name(), bench.killed())
                        : ending.failed(job, step.name(), Failure.of(job.id(), step.name(), e), bench::killed);
            }
        }
    }

    /** Fenced: whoever cancelled or took the job over between the claim and the flag is heard here. */
    private void takeSecondLook(OwnedJob job) {
        if (!patience.until(job.flag(), () -> job.row().write(Map.of("began", true), HeardBy.SECOND_LOOK))) {
            // Refused, and still the row says nothing against it: somebody else may try.
            job.flag().request(Stop.now(StopReason.LEASE_LOST, HeardBy.SECOND_LOOK));
        }
        job.flag().throwIfRequested();
    }

    /**
     * A step that nobody has finished before proves that the job does not kill its workers. One that was found finished
     * proves nothing: a job that kills every worker in a later step would be tried for ever.
     */
    private void rememberFinished(OwnedJob job, Step step) {
        boolean furtherThanEver = Stage.of(step).overall(100) > job.job().progress();
        if (job.job().deaths() > 0 && furtherThanEver) {
            patience.until(job.flag(), () -> job.row().write(Map.of("deaths", 0)));
        }
    }

    private static final class RunningStep {
        private String name = "script";

        void begin(Step step) {
            name = step.name();
        }

        String name() {
            return name;
        }
    }
}
