package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.Refused;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Looks for English in the pages of somebody who has asked for Japanese, in every state and for every refusal. */
class JapanesePagesIT extends PagesOnRealParts {

    private static final Pattern UNSEEN =
            Pattern.compile("(?s)<(script|style|svg)\\b.*?</\\1>|<!--.*?-->|<(\\w+)[^>]*\\blang=\"en\"[^>]*>.*?</\\2>");
    /** Also what is read from attributes: labels, and the words that the page's own script takes. */
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private static final Pattern SPOKEN_ATTRIBUTE = Pattern.compile(
            "\\b(?:aria-label|title|alt|label|data-(?:say|live|poll|lost|unsent|soon|seconds|minutes|hours))=\"([^\"]*)\"");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");
    /** Names, units, addresses and times: the same in every language. */
    private static final Pattern ALLOWED = Pattern.compile(
            "Movie Generator|https?://\\S*|\\b(?:KB|MB|true|false)\\b|/jobs/\\S+|\\bw1\\b|&\\w+;|HTS Voice &quot;Mei&quot;");

    private static final List<String> CODES = List.of(
            "invalid_url forbidden_url not_found not_html too_big too_slow too_short fetch_failed script_failed speech_failed slides_failed video_failed disk_full worker_died timed_out internal odd"
                    .split(" "));

    @Test
    void theFormAndItsRefusals() throws Exception {
        doReturn(List.of(Rows.completed().job(), Rows.failed().job()))
                .when(findJobs)
                .ofVisitor(anyString(), anyInt());
        assertJapanese(get("/").body());
        when(submitJob.submit(any())).thenThrow(Refused.invalidUrl());
        assertJapanese(send("/jobs", "url=&language=en").body());
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
            assertJapanese(get(JOB).body());
        }
    }

    @Test
    void everyReasonOfAFailure() throws Exception {
        for (String code : CODES) {
            shows(Rows.failed()
                    .with("error", Map.of("step", "audio", "code", code, "detail", "something in English"))
                    .job());
            assertJapanese(get(JOB).body());
        }
    }

    @Test
    void everyRefusalOfACancel() throws Exception {
        for (JobStatus status : JobStatus.values()) {
            shows(Rows.completed().job());
            doThrow(Refused.ended(Rows.ID, status)).when(cancelJob).cancel(any());
            assertJapanese(send(JOB + "/cancel", "", "HX-Request", "true").body());
        }
    }

    @Test
    void pagesOfErrors() throws Exception {
        doThrow(Refused.expired(Rows.ID)).when(findJobs).find(Rows.ID);
        assertJapanese(get(JOB).body());
        assertJapanese(get("/nowhere", "Accept", "text/html").body());
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

    private static void assertJapanese(String page) {
        assertThat(page).contains("id=\"").doesNotContain("??");
        String seen = UNSEEN.matcher(page).replaceAll(" ");
        StringBuilder words = new StringBuilder(TAG.matcher(seen).replaceAll(" "));
        SPOKEN_ATTRIBUTE
                .matcher(seen)
                .results()
                .forEach(found -> words.append(' ').append(found.group(1)));
        assertThat(ALLOWED.matcher(words).replaceAll(" ")).doesNotContainPattern(ENGLISH);
    }
}
