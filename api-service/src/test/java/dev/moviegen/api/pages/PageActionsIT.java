package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.Accepted;
import dev.moviegen.api.jobs.Refused;
import dev.moviegen.store.JobStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageActionsIT extends PagesOnRealParts {

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
    void offersFirstWhatHelpsAfterAFailure() throws Exception {
        shows(Rows.failed().job());
        assertThat(get(JOB).body()).containsPattern("id=\"retry-button\" class=\"\"|id=\"retry-button\">");
        assertThat(get(JOB).body()).contains("<a id=\"change-link\" class=\"quiet\"");
        shows(Rows.failed()
                .with("error", Map.of("step", "script", "code", "too_short", "detail", ""))
                .job());
        assertThat(get(JOB).body())
                .contains("<a id=\"change-link\" role=\"button\"", "id=\"retry-button\" class=\"secondary outline\"")
                .doesNotContain("<a id=\"change-link\" class=\"quiet\"");
    }

    @Test
    void keepsWhatWasTypedBesideTheError() throws Exception {
        when(submitJob.submit(any())).thenThrow(Refused.invalidUrl());
        HttpResponse<String> answer = send("/jobs", "url=nonsense&language=en");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("value=\"nonsense\"", "aria-invalid=\"true\"", "正しいアドレスを入力してください");
    }

    @Test
    void saysInWordsWhenItMayBeTriedAgain() throws Exception {
        shows(Rows.failed().job());
        when(submitJob.submit(any()))
                .thenThrow(Refused.dailyLimit(Duration.ofMinutes(311).plusSeconds(1)));
        HttpResponse<String> form = send("/jobs", "url=https%3A%2F%2Fexample.org%2Fa&language=auto");
        assertThat(form.statusCode()).isEqualTo(429);
        assertThat(form.headers().firstValue("Retry-After")).hasValue("18661");
        assertThat(form.body()).contains("あと5時間12分で、また作成できます");
        assertThat(send(JOB + "/retry", "").body()).contains("あと5時間12分で、また作成できます");
        assertThat(send(JOB + "/retry", "", "Accept-Language", "en").body())
                .contains("You can make the next one in 5 hours and 12 min.");
        doThrow(Refused.queueFull(Duration.ofMinutes(1))).when(submitJob).submit(any());
        assertThat(send("/jobs", "url=a", "Accept-Language", "en").body()).contains("try again in about 1 minute.");
        when(cancelJob.cancel(any())).thenThrow(Refused.cancelLimit(Duration.ofMillis(40_100)));
        assertThat(send(JOB + "/cancel", "", "HX-Request", "true").body()).contains("41秒後にもう一度");
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
}
