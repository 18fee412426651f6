package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes reach the page by themselves, whatever lies between it and the service. */
class LiveBrowserIT extends InTheBrowser {

    private static final Duration SOON = Duration.ofSeconds(40);

    /** Sooner than a missing heartbeat would show it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(6);
    /** On a machine that does much else the service has taken three minutes to start. */
    private static final Duration A_RESTART = Duration.ofMinutes(4);

    private String id = "";

    @AfterEach
    void cancel() {
        await().atMost(A_RESTART).ignoreExceptions().until(() -> api.cancel(id).status() < 500);
        await().atMost(A_RESTART)
                .ignoreExceptions()
                .until(() -> !api.job(id).path("cleaned_at").isNull());
    }

    private void submit(String path) {
        id = browser.submit(stack.articles().url(path));
        browser.awaitStatus("processing", SOON);
    }

    @Test
    void twoTabsShowACancelWithoutHavingAsked() {
        submit("/stuck/tabs");
        browser.openInNewTab("/jobs/" + id);
        browser.awaitStatus("processing", SOON);
        assertThat(browser.link()).isEqualTo("live");
        browser.askToCancel();
        browser.click("#cancel-confirm");
        browser.awaitText("ミリ秒後に停止");

        browser.toTab(0);
        browser.awaitText("ミリ秒後に停止");
        assertThat(browser.questions()).isZero();
        assertThat((String) browser.script("return document.title")).doesNotContain("%");
        await().atMost(SOON).until(() -> !browser.find("#link").isDisplayed());
    }

    @Test
    void theListBelowTheFormFollowsAndLeavesTheFormAlone() {
        submit("/stuck/list");
        browser.open("/");
        String mine = "#own li:has(#own-" + id + ") .badge";
        String running = browser.find(mine).getText();
        browser.find("#url").sendKeys("half an addr");
        browser.script("window.kept = document.getElementById('own'); window.answers = 0;"
                + "document.addEventListener('htmx:afterRequest', () => window.answers++)");
        await().atMost(SOON).until(() -> (Long) browser.script("return window.answers") > 1);
        assertThat((Boolean) browser.script("return window.kept.isConnected"))
                .as("nothing has changed")
                .isTrue();
        api.cancel(id);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> !browser.find(mine).getText().equals(running));
        assertThat(browser.find(mine).getText()).contains("キャンセル");
        assertThat(browser.find("#url").getDomProperty("value")).isEqualTo("half an addr");
        assertThat(browser.find("#own time").getDomAttribute("data-local")).isNotNull();
        await("nothing more to ask for")
                .atMost(SOON)
                .until(() -> browser.find("#own").getDomAttribute("hx-get") == null);
    }

    @Test
    void asksEveryTwoSecondsWhereTheStreamIsRefused() {
        browser.surroundings().network("setBlockedURLs", Map.of("urls", List.of("*/events")));
        submit("/stuck/refused");
        await().atMost(SOON).until(() -> browser.questions() >= 2);
        assertThat(browser.link()).isEqualTo("poll");
        api.cancel(id);
        browser.awaitStatus("cancelled", SOON);
    }

    @Test
    void asksWhereSomethingOnTheWayHoldsTheStreamBack() throws Exception {
        try (BufferingProxy proxy = new BufferingProxy(stack.url());
                Browser behind = Browser.reading("ja", proxy.url())) {
            id = behind.submit(stack.articles().url("/stuck/buffered"));
            behind.awaitStatus("processing", SOON);
            await().atMost(SOON).until(() -> behind.questions() >= 2);
            api.cancel(id);
            behind.awaitStatus("cancelled", SOON);
            assertThat(proxy.heldBack()).isPositive();
        }
    }

    @Test
    void aSlowConnectionIsEnough() {
        browser.surroundings().connection(false, 400, 50_000);
        submit("/stuck/slow");
        // Until the script has come over that connection the button is a plain form, which does not ask.
        await().atMost(SOON).until(() -> "live".equals(browser.link()));
        browser.askToCancel();
        browser.click("#cancel-confirm");
        browser.awaitText("🚫 このジョブはキャンセルされました");
    }

    @Test
    void saysThatTheConnectionIsLostAndGoesOnWhenItIsBack() throws Exception {
        try (TcpRelay relay = new TcpRelay(stack.url());
                Browser behind = Browser.reading("ja", relay.url())) {
            id = behind.submit(stack.articles().url("/stuck/lost"));
            behind.awaitStatus("processing", SOON);
            await().atMost(SOON).until(() -> "live".equals(behind.link()));
            relay.cut();
            await().atMost(AT_ONCE).until(() -> "lost".equals(behind.link()));
            assertThat(behind.find("#link").getText()).contains("接続が切れています");
            api.cancel(id);
            relay.mend();
            behind.awaitStatus("cancelled", SOON);
            await("nothing more is to come once the proof is there")
                    .atMost(SOON)
                    .until(() -> !behind.find("#link").isDisplayed());
        }
    }

    /** The restart may be over before the page has noticed it; what counts is that the new process is heard. */
    @Test
    void recoversByItselfFromARestartOfTheApi() {
        submit("/stuck/api-restart");
        browser.countUpdates();
        String before = stack.env("API_PID");
        stack.kill("API_PID");
        await().atMost(A_RESTART).until(() -> !before.equals(stack.env("API_PID")));
        long seen = browser.updates();
        await().atMost(A_RESTART).until(() -> browser.updates() > seen && "live".equals(browser.link()));
        api.cancel(id);
        browser.awaitText("🚫 このジョブはキャンセルされました");
    }

    @Test
    void showsWhatHappensWhileTheBrokerIsAwayAndAfterwards() {
        submit("/stuck/broker-restart");
        stack.kill("RABBITMQ_PID");
        api.cancel(id);
        browser.awaitText("🚫 このジョブはキャンセルされました");
        await().atMost(A_RESTART).until(() -> browser.panel().contains("停止"));
    }

    @Test
    void tellsAScreenReaderEachQuarterAndNotEachTick() {
        submit("/long.html");
        browser.script("window.told = new Set(); new MutationObserver(() =>"
                + " window.told.add(document.getElementById('say').textContent))"
                + ".observe(document.getElementById('say'), {childList: true, characterData: true, subtree: true});");
        browser.countUpdates();
        await().atMost(Duration.ofMinutes(3)).until(() -> browser.updates() >= 12);
        assertThat((long) browser.script("return window.told.size")).isLessThan(6);
        assertThat(browser.find("#log").getText()).contains("受け付けました", "ワーカーが処理を始めました");
    }
}
