package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.WorkStep;
import dev.moviegen.api.pages.JobPanel.StepLine;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The four steps of a job as a list: which are done, which goes on, how long each took. */
@Component
class JobStepLines {

    private final Clock clock;

    JobStepLines(Clock clock) {
        this.clock = clock;
    }

    /** Empty for a job that nobody has begun. */
    List<StepLine> of(Job job, Words words) {
        Optional<WorkStep> current = WorkStep.of(job.step());
        if (job.status() == JobStatus.PENDING || current.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(WorkStep.values())
                .map(step -> line(job, step, state(job, step, current.get()), words))
                .toList();
    }

    private static String state(Job job, WorkStep step, WorkStep current) {
        if (job.status() == JobStatus.COMPLETED || step.compareTo(current) < 0) {
            return "done";
        }
        if (step.compareTo(current) > 0) {
            return "waiting";
        }
        return switch (job.status()) {
            case FAILED -> "failed";
            case CANCELLED -> "stopped";
            default -> "current";
        };
    }

    private StepLine line(Job job, WorkStep step, String state, Words words) {
        Optional<Duration> spent = state.equals("waiting") ? Optional.empty() : spent(job, step);
        long elapsed = state.equals("current") ? spent.map(Duration::toMillis).orElse(-1L) : -1;
        int percent = state.equals("done") ? 100 : state.equals("waiting") ? 0 : step.percent(job.progress());
        return new StepLine(
                step.word(),
                words.say("step." + step.word()),
                state,
                percent,
                spent.map(words::exact).orElse(""),
                elapsed);
    }

    private Optional<Duration> spent(Job job, WorkStep step) {
        Instant end = job.completedAt().orElse(clock.instant());
        return step.tookIn(job).or(() -> step.beganIn(job).map(began -> Duration.between(began, end)));
    }
}
