package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.Accepted;
import dev.moviegen.api.jobs.CancelJob;
import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.QueuePosition;
import dev.moviegen.api.jobs.Refused;
import dev.moviegen.api.jobs.SubmitJob;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

class PagesIT extends ApiOnRealParts {

    private static final String JOB = "/jobs/" + Rows.ID;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @MockitoBean
    private FindJobs findJobs;

    @MockitoBean
    private CancelJob cancelJob;

    @MockitoBean
    private SubmitJob submitJob;

    @BeforeEach
    void nothingWaitsOrWasMade() {
        when(findJobs.ofVisitor(anyString(), anyInt())).thenReturn(List.of());
        when(findJobs.estimatedRest(any())).thenReturn(Optional.empty());
        when(findJobs.positionOf(any())).thenReturn(new QueuePosition(3, 5, 2));
    }

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
                .contains("every 2s", "<dialog", "name=\"_csrf\"");
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

    @Test
    void playsACompletedVideoAndOffersItsFile() throws Exception {
        shows(Rows.completed()
                .with("captions", "c.vtt")
                .with("thumbnail", "t.png")
                .job());
        assertThat(page("ja"))
                .contains("✅ 完了", "<video", "/api" + JOB + "/video", "captions.vtt", "thumbnail.png", "/download")
                .doesNotContain("every ", "<dialog", "cancel-button");
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
        shows(Rows.cancelled().job());
        assertThat(page("ja"))
                .contains("🚫 このジョブはキャンセルされました", "ジョブは正常にキャンセルされました。新しいジョブを作成できます。")
                .contains("→ 新しいジョブを作成", "ファイルを削除しています…")
                .doesNotContain("<progress", "cancel-button");
        assertThat(page("en")).contains("removing its files…");
        shows(Rows.cancelled()
                .with("cleaned_at", "2026-11-24 06:01:01.000Z")
                .with("proof", proof())
                .job());
        assertThat(page("ja")).contains("14 ミリ秒後に停止、31 ミリ秒後にファイルを削除").doesNotContain("every ");
        assertThat(page("en")).contains("stopped after 14 ms, files removed after 31 ms");
    }

    @Test
    void answersACancelWithThePanelOrTheWayBack() throws Exception {
        shows(Rows.pending().job());
        when(cancelJob.cancel(any())).thenReturn(new Accepted(Rows.cancelled().job(), Instant.EPOCH));
        HttpResponse<String> byScript = send(JOB + "/cancel", "reason=too_slow", "HX-Request", "true");
        assertThat(byScript.statusCode()).isEqualTo(200);
        assertThat(byScript.body()).startsWith("<div id=\"job-status\"").contains("🚫 このジョブはキャンセルされました");
        HttpResponse<String> plain = send(JOB + "/cancel", "");
        assertThat(plain.statusCode()).isEqualTo(303);
        assertThat(plain.headers().firstValue("Location")).hasValue(JOB);
    }

    @Test
    void saysInThePanelWhyACancelWasRefused() throws Exception {
        when(cancelJob.cancel(any())).thenThrow(Refused.ended(Rows.ID, JobStatus.COMPLETED));
        shows(Rows.completed().job());
        HttpResponse<String> byScript = send(JOB + "/cancel", "", "HX-Request", "true");
        assertThat(byScript.statusCode()).isEqualTo(200);
        assertThat(byScript.body()).contains("role=\"alert\"", "すでに完了している");
        HttpResponse<String> plain = send(JOB + "/cancel", "");
        assertThat(plain.statusCode()).isEqualTo(400);
        assertThat(plain.body()).contains("<html", "すでに完了している");
    }

    @Test
    void keepsWhatWasTypedBesideTheError() throws Exception {
        when(submitJob.submit(any())).thenThrow(Refused.invalidUrl());
        HttpResponse<String> answer = send("/jobs", "url=nonsense&language=en");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("value=\"nonsense\"", "aria-invalid=\"true\"", "正しいアドレスを入力してください");
    }

    @Test
    void goesToTheNewJobAndKnowsTheVisitorAgain() throws Exception {
        when(submitJob.submit(any())).thenReturn(Rows.pending().job());
        HttpResponse<String> answer = send("/jobs", "url=https%3A%2F%2Fexample.org%2Fa&language=auto");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(JOB);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("visitor=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax"));
        shows(Rows.failed().job());
        assertThat(send(JOB + "/retry", "").statusCode()).isEqualTo(303);
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

    private void shows(Job job) {
        when(findJobs.find(Rows.ID)).thenReturn(job);
    }

    private String page(String language) throws Exception {
        String page = get(JOB, "Accept-Language", language).body();
        assertThat(page).doesNotContain("??");
        return page;
    }

    /** As a browser sends a form: with the token of the form and the cookie of its page. */
    private HttpResponse<String> send(String path, String form, String... headers) throws Exception {
        HttpResponse<String> page = get("/");
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        String cookie = page.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "&_csrf=" + token.group(1)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
