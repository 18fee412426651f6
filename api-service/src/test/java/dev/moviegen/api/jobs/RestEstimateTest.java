package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.store.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestEstimateTest {

    private final PocketBaseClient store = mock();
    private final RestEstimate estimate =
            new RestEstimate(store, Clock.fixed(Instant.parse("2026-11-24T06:01:10Z"), ZoneOffset.UTC));

    @Test
    void addsUpWhatTheRemainingStepsTookInJobsOfTheSameSize() {
        finished(of(40, 10_000), of(44, 12_000), of(42, 11_000), of(200, 90_000));
        assertThat(estimate.of(running(40, "slides", 55))).hasValue(Duration.ofMillis(11_000 + 20_000));
        assertThat(estimate.of(running(40, "audio", 20))).hasValue(Duration.ofMillis(11_000 + 11_000 + 20_000));
    }

    @Test
    void takesAllJobsAsLongAsTheSizeIsNotKnown() {
        finished(of(40, 10_000));
        assertThat(estimate.of(Rows.processing()
                        .with("step", "script")
                        .with("progress", 10)
                        .job()))
                .hasValue(Duration.ofMillis(5_000 + 10_000 + 10_000 + 20_000));
    }

    @Test
    void fallsBackToThePaceWithoutAnyJobOfThatSize() {
        finished(of(200, 90_000));
        assertThat(estimate.of(running(40, "audio", 25))).hasValue(Duration.ofMinutes(3));
    }

    private void finished(Job... jobs) {
        when(store.list(anyString(), anyString(), anyInt())).thenReturn(List.of(jobs));
    }

    private static Job running(int sentences, String step, int progress) {
        return Rows.processing()
                .with("step", step)
                .with("progress", progress)
                .with("steps", Map.of("audio", Map.of("began", "2026-11-24T06:00:30Z", "n", sentences)))
                .job();
    }

    /** Each step as long as given, and the last one 20 s, up to the end of the job. */
    private static Job of(int sentences, int milliseconds) {
        return Rows.completed()
                .with(
                        "steps",
                        Map.of(
                                "script", Map.of("began", "2026-11-24T06:00:10Z", "took_ms", milliseconds),
                                "audio",
                                        Map.of(
                                                "began", "2026-11-24T06:00:20Z",
                                                "took_ms", milliseconds,
                                                "n", sentences),
                                "slides", Map.of("began", "2026-11-24T06:00:30Z", "took_ms", milliseconds),
                                "video", Map.of("began", "2026-11-24T06:00:40Z")))
                .job();
    }
}
