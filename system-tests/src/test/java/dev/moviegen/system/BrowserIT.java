package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrowserIT extends InTheBrowser {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_VIDEO = Duration.ofMinutes(5);

    @Test
    void aPersonMakesAVideoWhichPlaysAndHasNoCancelButtonAnyMore() {
        browser.open("/");
        browser.assertAccessible();
        String id = browser.submit(stack.articles().url("/ja.html"));
        browser.awaitStatus("completed", A_VIDEO);

        assertThat(browser.panel()).contains("✅ 完了");
        assertThat(browser.has("#cancel-button")).isFalse();
        browser.script("const video = document.querySelector('video'); video.muted = true; video.play();");
        await().atMost(SOON)
                .until(
                        () -> (boolean)
                                browser.script(
                                        "const video = document.querySelector('video'); return video.readyState >= 2 && video.currentTime > 0.5"));
        assertThat(browser.find("a[href$='/download']").getDomAttribute("href")).contains(id);
        saysInItsLogHowEachStepWent();
        browser.open("/jobs/" + id);
        saysInItsLogHowEachStepWent();
        browser.assertAccessible();
        browser.open("/");
        assertThat(browser.has("a[href='/jobs/" + id + "']")).isTrue();
    }

    private void saysInItsLogHowEachStepWent() {
        String log = browser.find("#log").getText();
        for (String step : new String[] {"スクリプト作成", "音声作成", "スライド作成", "動画作成"}) {
            assertThat(log).contains(step + "を始めました").containsPattern(step + "が終わりました（[0-9.]+秒）");
        }
    }

    @Test
    void aPersonCancelsARunningJobAndReadsThatItIsGone() {
        String id = browser.submit(stack.articles().url("/stuck/browser-running"));
        browser.awaitStatus("processing", SOON);
        browser.assertAccessible();

        browser.askToCancel();
        assertThat(browser.find("#cancel-dialog").getText()).contains("このジョブをキャンセルしますか？");
        browser.assertAccessible();
        browser.click("#cancel-confirm");

        browser.awaitStatus("cancelled", SOON);
        browser.awaitText("🚫 このジョブはキャンセルされました");
        browser.awaitText("停止");
        assertThat(browser.panel()).contains("→ 新しいジョブを作成").doesNotContain("削除しています");
        assertThat(browser.has("#cancel-button")).isFalse();
        assertThat(browser.has("progress")).isFalse();
        browser.assertAccessible();
        assertThat(api.status(id)).isEqualTo("cancelled");
        assertThat(stack.jobs().resolve(id)).doesNotExist();
        assertThat(JobProcesses.of(id)).isEmpty();
        assertThat(stack.workerLog()).contains("Job " + id + " was cancelled");
    }

    @Test
    void aPersonCancelsAWaitingJobWhichNeverRuns() {
        String first = api.submit(stack.articles().url("/stuck/browser-1"));
        String second = api.submit(stack.articles().url("/stuck/browser-2"));
        await().atMost(SOON)
                .until(() -> api.status(first).equals("processing")
                        && api.status(second).equals("processing"));
        String waiting = browser.submit(stack.articles().url("/ja.html"));
        assertThat(browser.panel()).contains("⏳ 待機中", "📋 1 / 1 番目");
        browser.assertAccessible();

        browser.askToCancel();
        browser.click("#cancel-confirm");

        browser.awaitStatus("cancelled", SOON);
        browser.awaitText("処理が始まる前に止まりました");
        assertThat(api.job(waiting).path("proof").path("by").asString()).isEqualTo("api");
        cancelled(first);
        cancelled(second);
    }

    @Test
    void aFailedJobSaysWhyInTheReadersLanguage() {
        browser.submit(stack.articles().url("/nothing-here.html"));
        browser.awaitStatus("failed", SOON);
        assertThat(browser.panel()).contains("❌ 失敗", "記事が見つかりません。").doesNotContain("not_found");
        browser.assertAccessible();
        browser.click("header a[lang=en]");
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(browser.panel()).contains("❌ Failed");
    }

    @Test
    void theButtonWorksWithoutJavaScript() {
        try (Browser plain = Browser.withoutJavaScript(stack.url())) {
            String id = plain.submit(stack.articles().url("/stuck/browser-plain"));
            await().atMost(SOON).until(() -> api.status(id).equals("processing"));
            plain.open("/jobs/" + id);
            plain.click("details.plain-reason summary");
            plain.find("#plain-reason").sendKeys("時間がかかりすぎる");
            plain.find("#plain-note").sendKeys("スクリプトなしで");
            plain.click("#cancel-button");
            plain.awaitText("🚫 このジョブはキャンセルされました");
            assertThat(plain.panel()).contains("時間がかかりすぎる", "スクリプトなしで").doesNotContainPattern("\\dT\\d");
            assertThat(api.status(id)).isEqualTo("cancelled");
        }
    }

    private void cancelled(String id) {
        assertThat(api.cancel(id).status()).isEqualTo(200);
        await().atMost(SOON).until(() -> !api.job(id).path("cleaned_at").isNull());
    }
}
