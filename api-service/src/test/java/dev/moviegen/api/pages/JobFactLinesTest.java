package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.store.Job;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class JobFactLinesTest {

    private final FindJobs findJobs = mock(FindJobs.class);
    private final JobFactLines lines = new JobFactLines(findJobs, Clock.systemUTC());

    @BeforeEach
    void nothingIsEstimated() {
        when(findJobs.estimatedRest(any())).thenReturn(Optional.empty());
    }

    @Test
    void countsFromTheClickWhenTheTwoClocksAgree() {
        assertThat(proofOf("06:01:00.000")).contains("14 ミリ秒後に停止", "31 ミリ秒後にファイルを削除");
    }

    @Test
    void countsFromTheHearingWhenTheClickWouldBeLaterThanTheStop() {
        assertThat(proofOf("07:01:00.000")).contains("12 ミリ秒後に停止", "29 ミリ秒後にファイルを削除");
    }

    @Test
    void countsFromTheHearingWhenTheWorkersClockIsAhead() {
        Job job = cancelled("06:01:00.000")
                .with("cleaned_at", "2026-11-24 06:01:00.020Z")
                .job();
        assertThat(cleanUp(job)).contains("12 ミリ秒後に停止");
    }

    private String proofOf(String acceptedAt) {
        return cleanUp(cancelled(acceptedAt).job());
    }

    private String cleanUp(Job job) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return lines.of(job, new Words(messages, Locale.JAPANESE)).stream()
                .map(JobPanel.Fact::value)
                .filter(value -> value.contains("ミリ秒"))
                .findFirst()
                .orElse("");
    }

    private static Rows cancelled(String acceptedAt) {
        return Rows.cancelled()
                .with("cleaned_at", "2026-11-24 06:01:00.500Z")
                .with(
                        "proof",
                        Map.of(
                                "accepted_at", "2026-11-24T" + acceptedAt + "000Z",
                                "heard_at", "2026-11-24T06:01:00.002000Z",
                                "stopped_at", "2026-11-24T06:01:00.014000Z",
                                "gone_at", "2026-11-24T06:01:00.031000Z"));
    }
}
