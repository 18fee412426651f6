package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.Rows;
import dev.moviegen.api.pages.JobPanel.StepLine;
import dev.moviegen.store.Job;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobStepLinesTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-24T06:00:20Z"), ZoneOffset.UTC);

    private final JobStepLines lines = new JobStepLines(NOW);

    @Test
    void saysWhichStepsAreDoneWhichGoesOnAndForHowLong() {
        List<StepLine> steps = of(working(Rows.processing()).job());
        assertThat(steps).extracting(StepLine::state).containsExactly("done", "current", "waiting", "waiting");
        assertThat(steps).extracting(StepLine::time).containsExactly("1.5秒", "8.0秒", "", "");
        assertThat(steps.get(1).percent()).isEqualTo(42);
        assertThat(steps.get(1).elapsed()).isEqualTo(8_000);
    }

    @Test
    void showsWhereAJobEnded() {
        assertThat(of(working(Rows.failed()).job()))
                .extracting(StepLine::state)
                .containsExactly("done", "failed", "waiting", "waiting");
        assertThat(of(working(Rows.cancelled()).job()))
                .extracting(StepLine::state)
                .containsExactly("done", "stopped", "waiting", "waiting");
        assertThat(of(working(Rows.completed()).with("step", "video").job()))
                .extracting(StepLine::state)
                .containsOnly("done");
    }

    @Test
    void hasNothingToSayOfAJobThatWaits() {
        assertThat(of(Rows.pending().job())).isEmpty();
    }

    private List<StepLine> of(Job job) {
        return lines.of(job, JapaneseWords.get());
    }

    private static Rows working(Rows row) {
        return row.with("step", "audio")
                .with("progress", 35)
                .with(
                        "steps",
                        Map.of(
                                "script", Map.of("began", "2026-11-24T06:00:10.500Z", "took_ms", 1_500),
                                "audio", Map.of("began", "2026-11-24T06:00:12Z", "n", 12)));
    }
}
