package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The question before a cancel, by mouse and by keyboard. */
class CancelDialogIT extends InTheBrowser {

    private static final Duration SOON = Duration.ofSeconds(40);

    private String id = "";

    @BeforeEach
    void submit() {
        id = browser.submit(stack.articles().url("/stuck/dialog"));
        browser.awaitStatus("processing", SOON);
    }

    @AfterEach
    void cancel() {
        api.cancel(id);
        await().atMost(SOON).until(() -> !api.job(id).path("cleaned_at").isNull());
    }

    @Test
    void isAnsweredByKeyboardAndGivesTheFocusBack() {
        browser.find("#cancel-button").sendKeys(Keys.ENTER);
        await().atMost(SOON).until(() -> browser.find("#cancel-dialog").isDisplayed());
        assertThat(browser.focused().getDomAttribute("id"))
                .as("the safe choice")
                .isEqualTo("cancel-keep");
        browser.press(Keys.ESCAPE);
        assertThat(browser.find("#cancel-dialog").isDisplayed()).isFalse();
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("cancel-button");
        assertThat(api.status(id)).isEqualTo("processing");
    }

    @Test
    void theWholeWayCanBeGoneByKeyboardAlone() {
        browser.open("/");
        browser.press(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("href"))
                .as("the first stop")
                .isEqualTo("#main");
        browser.tabTo("#url");
        browser.focused().sendKeys(stack.articles().url("/stuck/keyboard"), Keys.ENTER);
        browser.awaitStatus("processing", SOON);
        String typed = browser.jobShown();

        browser.tabTo("#cancel-button");
        browser.press(Keys.ENTER);
        await().atMost(SOON).until(() -> browser.find("#cancel-dialog").isDisplayed());
        browser.tabTo("#reason");
        browser.focused().sendKeys("その他");
        browser.tabTo("#note");
        browser.focused().sendKeys("キーボードだけで");
        browser.tabTo("#cancel-confirm");
        browser.press(Keys.SPACE);

        browser.awaitText("キーボードだけで");
        browser.awaitText("ミリ秒後に停止");
        assertThat(api.status(typed)).isEqualTo("cancelled");
        browser.tabTo("#new-link");
        browser.press(Keys.ENTER);
        await().atMost(SOON).until(() -> browser.has("#submission"));
    }

    @Test
    void survivesTheUpdatesOfThePageWithWhatWasTyped() {
        browser.askToCancel();
        browser.find("#note").sendKeys("まちがえた");
        browser.countUpdates();
        await().atMost(SOON).until(() -> browser.updates() >= 2);

        assertThat(browser.find("#cancel-dialog").isDisplayed()).isTrue();
        assertThat(browser.find("#note").getDomProperty("value")).isEqualTo("まちがえた");
        browser.click("#cancel-dialog [data-close]");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("cancel-button");
        assertThat(api.status(id)).isEqualTo("processing");
    }

    @Test
    void aDoubleClickIsOneCancelAndTheReasonIsShown() {
        browser.askToCancel();
        browser.find("#reason").sendKeys("時間がかかりすぎる");
        browser.doubleClick("#cancel-confirm");

        browser.awaitText("🚫 このジョブはキャンセルされました");
        browser.awaitText("時間がかかりすぎる");
        browser.awaitText("ミリ秒後に停止");
        assertThat(browser.has(".notice")).isFalse();
        assertThat(browser.has("#cancel-dialog[open]")).isFalse();
    }

    @Test
    void saysInWordsThatSomebodyElseWasFaster() {
        browser.askToCancel();
        api.cancel(id);
        browser.awaitText("このジョブはすでにキャンセルされています");
        browser.awaitText("🚫 このジョブはキャンセルされました");
        assertThat(browser.find("#cancel-dialog").isDisplayed())
                .as("a question that nobody has to answer any more")
                .isFalse();
        await().atMost(SOON).until(() -> browser.focused().getDomAttribute("id"), id -> "job-status".equals(id));
    }

    @Test
    void theQuestionOfASecondTabGoesWhenTheFirstHasAnsweredIt() {
        browser.askToCancel();
        browser.openInNewTab("/jobs/" + id);
        browser.askToCancel();
        browser.click("#cancel-confirm");
        browser.awaitText("🚫 このジョブはキャンセルされました");
        assertThat(browser.has(".notice")).as("to who has cancelled it").isFalse();

        browser.toTab(0);
        browser.awaitText("このジョブはすでにキャンセルされています");
        assertThat(browser.find("#cancel-dialog").isDisplayed()).isFalse();
    }

    @Test
    void saysInWordsThatThePageIsTooOld() {
        browser.surroundings().network("clearBrowserCookies", Map.of());
        browser.askToCancel();
        browser.click("#cancel-confirm");
        browser.awaitText("このページは古くなっています");
        assertThat(api.status(id)).isEqualTo("processing");
    }

    @Test
    void saysInWordsThatItCouldNotBeSentAndCanBeSentAgain() {
        browser.askToCancel();
        browser.surroundings().connection(true, 0, -1);
        browser.click("#cancel-confirm");
        browser.awaitText("送信できませんでした");
        assertThat(api.status(id)).isEqualTo("processing");

        browser.surroundings().connection(false, 0, -1);
        browser.askToCancel();
        browser.click("#cancel-confirm");
        browser.awaitText("🚫 このジョブはキャンセルされました");
    }
}
