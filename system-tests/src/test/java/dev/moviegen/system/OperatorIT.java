package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorIT extends InTheBrowser {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String mark = "operator-" + UUID.randomUUID();

    @BeforeEach
    void login() {
        browser.open("/operator");
        browser.assertAccessible();
        logIn(stack.env("OPERATOR_PASSWORD"));
        browser.awaitThat("#jobs-table");
    }

    @Test
    void anOperatorFindsJobsCancelsThreeWithAReasonAndReadsTheProof() {
        lookFor(mark);
        List<String> jobs = List.of(stuck("1"), stuck("2"), stuck("3"));
        browser.awaitThat(row(jobs.get(0)) + "[data-status='processing']");
        browser.awaitThat(row(jobs.get(1)) + "[data-status='processing']");
        browser.awaitThat(row(jobs.get(2)) + "[data-status='pending']");
        tick(jobs);
        cancelWithAReason();

        awaitText("#results", "3 件中 3 件をキャンセルしました。");
        for (String id : jobs) {
            assertThat(browser.has("[data-result='cancelled'][data-result-id='" + id + "']"))
                    .isTrue();
            assertThat(api.job(id).path("requested_by").asString()).isEqualTo("operator");
            assertThat(api.job(id).path("reason").asString()).isEqualTo("too_slow");
        }
        awaitText(row(jobs.get(0)), "ファイル削除");
        awaitText(row(jobs.get(2)), "開始前に停止");
        assertThat(browser.has("#select-" + jobs.get(0)))
                .as("nothing left to cancel")
                .isFalse();
        browser.assertAccessible();
        assertThat(stack.jobs().resolve(jobs.get(0))).doesNotExist();
        assertThat(JobProcesses.of(jobs.get(1))).isEmpty();
        readTheTimeline(jobs.get(0));
    }

    private void readTheTimeline(String id) {
        browser.click("#job-" + id);
        awaitText("#proof", "停止");
        assertThat(browser.text("#timeline")).contains("ワーカーが引き受け", "JobCleanedUp", "運用", "maintenance");
        browser.assertAccessible();
    }

    /** The list is live: what is made from here on comes into it by itself. A stuck job gives up after 20 s. */
    private void lookFor(String text) {
        String other = finished();
        browser.find("#q").sendKeys(text);
        browser.click(".filter button[type=submit]");
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> browser.find("#found").getText().startsWith("0 件"));
        assertThat(browser.has(row(other))).isFalse();
    }

    private void tick(List<String> jobs) {
        jobs.forEach(id -> browser.click("#select-" + id));
        awaitUpdates();
        assertThat(jobs)
                .allSatisfy(id -> assertThat(browser.has("#select-" + id + ":checked"))
                        .as("still ticked")
                        .isTrue());
    }

    private void cancelWithAReason() {
        browser.click("#cancel-selected");
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> browser.find("#cancel-dialog").isDisplayed());
        assertThat(browser.focused().getDomAttribute("id"))
                .as("the safe choice")
                .isEqualTo("cancel-keep");
        assertThat(browser.find("#cancel-dialog").getText()).contains("3 件のジョブをキャンセルしますか？");
        browser.find("#note").sendKeys("maintenance");
        awaitUpdates();
        assertThat(browser.find("#note").getDomProperty("value")).isEqualTo("maintenance");
        browser.find("#reason option[value=too_slow]").click();
        browser.click("#cancel-confirm");
    }

    private static String row(String id) {
        return "tr[data-id='" + id + "']";
    }

    @Test
    void everyPageOfTheConsoleIsAccessibleAndShowsWhoWorks() {
        String running = stuck("worker");
        await().atMost(SOON).until(() -> api.status(running).equals("processing"));
        browser.open("/operator/jobs/" + running);
        browser.click("#cancel-one");
        awaitText("#cancel-dialog", "1 件のジョブをキャンセルしますか？");
        browser.assertAccessible();
        browser.open("/operator/workers");
        awaitText("#workers", mark);
        awaitText("#workers", "worker.jobs");
        browser.assertAccessible();
        browser.open("/operator/trouble");
        browser.assertAccessible();
        browser.open("/operator/figures");
        browser.click("#numbers-throughput summary");
        browser.assertAccessible();
        assertThat(browser.script("return Object.keys(Chart.instances).length")).isEqualTo(3L);
        assertThat(api.cancel(running).status()).isEqualTo(200);
    }

    private String stuck(String name) {
        return api.submit(stack.articles().url("/stuck/" + mark + "-" + name));
    }

    /** A job that another search would have to leave out. */
    private String finished() {
        String id = api.submit(stack.articles().url("/stuck/another"));
        assertThat(api.cancel(id).status()).isEqualTo(200);
        return id;
    }

    private void awaitUpdates() {
        long before = updates();
        await().atMost(SOON).until(() -> updates() > before);
    }

    private long updates() {
        return ((Number) browser.script("return performance.getEntriesByType('resource')"
                        + ".filter(entry => entry.name.includes('/operator/jobs-table')).length"))
                .longValue();
    }

    private void awaitText(String css, String text) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> browser.find(css).getText().contains(text));
    }
}
