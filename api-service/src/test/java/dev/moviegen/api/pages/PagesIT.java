package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.Refused;
import dev.moviegen.store.PocketBase;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesIT extends PagesOnRealParts {

    @Test
    void showsTheFormWithItsLimitsAndFindsEveryFileItNames() throws Exception {
        String page = get("/").body();
        assertThat(page).contains("lang=\"ja\"", "24時間に5件まで", "name=\"_csrf\"", "動画を作成");
        assertThat(get("/", "Accept-Language", "en-GB,fr;q=0.5").body()).contains("lang=\"en\"", "Make the video");
        assertThat(get("/", "Accept-Language", "fr").body()).contains("lang=\"ja\"");
        Matcher files = Pattern.compile("<(?:link|script)[^>]+(?:href|src)=\"([^\"]+)\"")
                .matcher(page);
        while (files.find()) {
            assertThat(get(files.group(1)).statusCode()).as(files.group(1)).isEqualTo(200);
        }
    }

    @Test
    void saysTheLimitsOfAnArticleAsTheyAreSet() throws Exception {
        assertThat(get("/", "Accept-Language", "ja").body())
                .contains("記事は最大9セクション、音声は7分まで", "できるだけ全部（7分まで）", "標準（約3分）", "要点だけ（約1分）");
        assertThat(get("/", "Accept-Language", "en").body())
                .contains("Up to 9 sections and 7 minutes of speech", "up to 7 minutes", "about 1 minute)");
        shows(Rows.failed()
                .with("error", Map.of("step", "script", "code", "too_short", "detail", ""))
                .job());
        assertThat(page("ja")).contains("321文字以上");
        assertThat(page("en")).contains("at least 321 characters");
    }

    @Test
    void remembersTheChosenLanguage() throws Exception {
        HttpResponse<String> english = get("/?lang=en");
        assertThat(english.body()).contains("lang=\"en\"");
        assertThat(english.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("lang=en") && cookie.contains("HttpOnly"));
        assertThat(get("/", "Cookie", "lang=en").body()).contains("lang=\"en\"");
        assertThat(get("/?lang=xx").body()).contains("lang=\"ja\"");
    }

    @Test
    void saysWhereAWaitingJobStands() throws Exception {
        shows(Rows.pending().job());
        assertThat(page("ja"))
                .contains("⏳ 待機中", "📋 3 / 5 番目", "🚫 ジョブをキャンセル", "このジョブをキャンセルしますか？")
                .contains("📋 現在 2 件のジョブが前に待機しています。順番が来るまでしばらくお待ちください。")
                .contains("sse-connect=\"" + JOB + "/events\"", "<dialog", "name=\"_csrf\"");
        assertThat(page("en")).contains("Number 3 of 5", "2 jobs are waiting", "Cancel this job");
    }

    @Test
    void explainsTheProgressOfARunningJob() throws Exception {
        shows(Rows.processing()
                .with("step", "audio")
                .with("progress", 31)
                .with("message", Map.of("key", "audio.speaking", "args", Map.of("i", 3, "n", 12)))
                .job());
        assertThat(page("ja")).contains("🔄 処理中", "進捗状況", "31%", "音声を生成中 (3/12)", "現在のステップ", "経過時間");
        assertThat(page("en")).contains("Speaking (3/12)", "Current step", "Elapsed time");
    }

    /** To be heard: a list by its name, and the step that goes on before it. */
    @Test
    void namesTheListOfTheStepsAndTheStepThatGoesOn() throws Exception {
        shows(Rows.processing().with("step", "audio").with("progress", 31).job());
        assertThat(page("ja"))
                .contains("<dt>現在のステップ</dt><dd>音声作成</dd>", "<h2 class=\"small\" id=\"steps-title\">ステップ</h2>")
                .contains(
                        "<ol class=\"steps\" role=\"list\" aria-labelledby=\"steps-title\">", "aria-current=\"step\"");
        shows(Rows.completed().with("step", "video").job());
        assertThat(page("ja")).contains("id=\"steps-title\"").doesNotContain("現在のステップ");
    }

    @Test
    void playsACompletedVideoAndOffersItsFile() throws Exception {
        shows(Rows.completed()
                .with("captions", "c.vtt")
                .with("thumbnail", "t.png")
                .job());
        assertThat(page("ja"))
                .contains("✅ 完了", "<video", "/api" + JOB + "/video", "captions.vtt", "thumbnail.png", "/download")
                .doesNotContain("sse-connect", "<dialog", "cancel-button");
        assertThat(page("en")).contains("Download the video", "Time taken", "50 s");
    }

    @Test
    void saysWhyAJobFailedAndOffersToTryAgain() throws Exception {
        shows(Rows.failed().job());
        assertThat(page("ja")).contains("❌ 失敗", "音声を作れませんでした", "もう一度試す").doesNotContain("cancel-button", "no voice");
        assertThat(page("en")).contains("The narration could not be made", "Try again");
    }

    @Test
    void provesThatACancelledJobIsGone() throws Exception {
        shows(Rows.cancelled()
                .with("completed_at", PocketBase.date(Instant.now()))
                .job());
        assertThat(page("ja"))
                .contains("🚫 このジョブはキャンセルされました", "ジョブは正常にキャンセルされました。新しいジョブを作成できます。")
                .contains("→ 新しいジョブを作成", "ファイルを削除しています…")
                .doesNotContain("<progress", "cancel-button");
        assertThat(page("en")).contains("removing its files…");
        shows(Rows.cancelled()
                .with("cleaned_at", "2026-11-24 06:01:01.000Z")
                .with("proof", proof())
                .job());
        assertThat(page("ja")).contains("14 ミリ秒後に停止、31 ミリ秒後にファイルを削除").doesNotContain("sse-connect");
        assertThat(page("en")).contains("stopped after 14 ms, files removed after 31 ms");
    }

    @Test
    void hasPagesForWhatIsNotThere() throws Exception {
        when(findJobs.find(anyString())).thenThrow(Refused.notFound(Rows.ID));
        assertThat(get(JOB).statusCode()).isEqualTo(404);
        assertThat(get(JOB).body()).contains("見つかりません");
        assertThat(get("/nowhere", "Accept", "text/html").body()).contains("見つかりません");
        doThrow(Refused.expired(Rows.ID)).when(findJobs).find(Rows.ID);
        assertThat(get(JOB).statusCode()).isEqualTo(410);
        assertThat(get(JOB + "/status-html", "HX-Request", "true").body()).startsWith("<div id=\"job-status\"");
    }

    @Test
    void aPageIsHtmlWhateverItsAddressEndsWith() throws Exception {
        when(findJobs.find(anyString())).thenThrow(Refused.notFound(Rows.ID));
        HttpResponse<String> answer = get(JOB + ".json");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void aProgramThatAsksForJsonGetsAProblemOfAPageToo() throws Exception {
        when(findJobs.find(anyString())).thenThrow(Refused.expired(Rows.ID));
        HttpResponse<String> answer = get(JOB, "Accept", "application/json");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).path("code").asString()).isEqualTo("expired");
    }

    @Test
    void whoReloadsARefusedFormIsBackAtTheJob() throws Exception {
        shows(Rows.completed().job());
        for (String form : new String[] {"/cancel", "/retry"}) {
            HttpResponse<String> answer = get(JOB + form + "?lang=en");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue(JOB);
        }
    }

    @Test
    void keepsItsCookiesFromOtherSites() throws Exception {
        assertThat(get("/").headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("SameSite=Lax") && cookie.contains("HttpOnly"));
    }

    private static Map<String, Object> proof() {
        return Map.of(
                "by", "w1",
                "heard_by", "fanout",
                "heard_at", "2026-11-24T06:01:00.000Z",
                "stopped_at", "2026-11-24T06:01:00.014Z",
                "gone_at", "2026-11-24T06:01:00.031Z",
                "processes", 2,
                "files", 14,
                "bytes", 3_000_000);
    }

    private String page(String language) throws Exception {
        String page = get(JOB, "Accept-Language", language).body();
        assertThat(page).doesNotContain("??");
        return page;
    }
}
