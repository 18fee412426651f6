package dev.moviegen.api.pages;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import dev.moviegen.api.JapaneseOnly;
import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.Refused;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looks for English in the pages of somebody who has asked for Japanese, in every state and for every refusal. */
class JapanesePagesIT extends PagesOnRealParts {

    private static final List<String> CODES = List.of(
            "invalid_url forbidden_url not_found not_html too_big too_slow too_short fetch_failed script_failed speech_failed slides_failed video_failed disk_full worker_died timed_out internal odd"
                    .split(" "));

    @Test
    void theFormAndItsRefusals() throws Exception {
        doReturn(List.of(Rows.completed().job(), Rows.failed().job()))
                .when(findJobs)
                .ofVisitor(anyString(), anyInt());
        JapaneseOnly.check(get("/").body());
        when(submitJob.submit(any())).thenThrow(Refused.invalidUrl());
        JapaneseOnly.check(send("/jobs", "url=&language=en").body());
    }

    @Test
    void everyStateOfAJob() throws Exception {
        when(findJobs.estimatedRest(any())).thenReturn(Optional.of(Duration.ofSeconds(80)));
        for (Job job : List.of(
                Rows.pending().job(),
                working(Rows.processing()).job(),
                working(Rows.completed())
                        .with("captions", "c.vtt")
                        .with("script", "s.yaml")
                        .job(),
                working(Rows.cancelled())
                        .with("requested_by", "operator")
                        .with("reason", "too_slow")
                        .job(),
                Rows.neverClaimed()
                        .with("cleaned_at", "2026-11-24 06:01:01.000Z")
                        .job())) {
            shows(job);
            JapaneseOnly.check(get(JOB).body());
        }
    }

    @Test
    void everyReasonOfAFailure() throws Exception {
        for (String code : CODES) {
            shows(Rows.failed()
                    .with("error", Map.of("step", "audio", "code", code, "detail", "something in English"))
                    .job());
            JapaneseOnly.check(get(JOB).body());
        }
    }

    @Test
    void everyRefusalOfACancel() throws Exception {
        for (JobStatus status : JobStatus.values()) {
            shows(Rows.completed().job());
            doThrow(Refused.ended(Rows.ID, status)).when(cancelJob).cancel(any());
            JapaneseOnly.check(send(JOB + "/cancel", "", "HX-Request", "true").body());
        }
    }

    @Test
    void pagesOfErrors() throws Exception {
        doThrow(Refused.expired(Rows.ID)).when(findJobs).find(Rows.ID);
        JapaneseOnly.check(get(JOB).body());
        JapaneseOnly.check(get("/nowhere", "Accept", "text/html").body());
    }

    private static Rows working(Rows row) {
        return row.with("step", "audio")
                .with("progress", 35)
                .with("message", Map.of("key", "audio.speaking", "args", Map.of("i", 3, "n", 12)))
                .with(
                        "steps",
                        Map.of(
                                "script", Map.of("began", "2026-11-24T06:00:10.500Z", "took_ms", 1_500),
                                "audio", Map.of("began", "2026-11-24T06:00:12Z", "n", 12)));
    }
}
