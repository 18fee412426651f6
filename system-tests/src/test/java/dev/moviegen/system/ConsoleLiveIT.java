package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happens is in the operator's console without its asking, and by its asking where the news do not come through. */
class ConsoleLiveIT extends InTheBrowser {

    private static final Duration SOON = Duration.ofSeconds(40);

    private static final String STOP_ITS_CLOCKS =
            "for (let clock = window.setInterval(() => {}, 1e9); clock > 0; clock--) { window.clearInterval(clock); }";

    private final String mark = "console-live-" + UUID.randomUUID();
    private final String list = "/operator?q=" + mark;

    @Test
    void theStreamAloneBringsEveryChange() {
        open(browser);
        await().atMost(SOON).until(() -> "live".equals(browser.link()));
        listenToQuestions(browser);
        browser.script(STOP_ITS_CLOCKS);

        String job = submit();
        awaitRow(browser, job, "processing");
        assertThat(api.cancel(job).status()).isEqualTo(200);
        awaitRow(browser, job, "cancelled");
        await("the proof, which is stored after its event was sent")
                .atMost(SOON)
                .until(() -> browser.text("tr[data-id='" + job + "']").contains("ファイル削除"));
        assertThat(questions(browser)).isNotEmpty().containsOnly("news");
    }

    @Test
    void asksEveryTwoSecondsWhereTheStreamIsRefused() {
        browser.surroundings().network("setBlockedURLs", Map.of("urls", List.of("*/operator/events")));
        open(browser);
        asksUntilItShowsACancel(browser);
    }

    @Test
    void asksWhereSomethingOnTheWayHoldsTheStreamBack() throws Exception {
        try (BufferingProxy proxy = new BufferingProxy(stack.url());
                Browser behind = Browser.reading("ja", proxy.url())) {
            open(behind);
            behind.open(list); // the login leads past the proxy
            asksUntilItShowsACancel(behind);
            assertThat(proxy.heldBack()).isPositive();
        }
    }

    private void asksUntilItShowsACancel(Browser reader) {
        listenToQuestions(reader);
        await().atMost(SOON)
                .until(() -> questions(reader).stream().filter("poll"::equals).count() >= 2);
        assertThat(reader.link()).isEqualTo("poll");
        String job = submit();
        assertThat(api.cancel(job).status()).isEqualTo(200);
        awaitRow(reader, job, "cancelled");
        assertThat(questions(reader)).doesNotContain("news");
    }

    @Test
    void aLogoutInAnotherTabLeadsToTheLoginAndTheLoginBack() {
        open(browser);
        browser.openInNewTab("/operator/workers");
        browser.click(".who button[type=submit]");
        browser.awaitThat("#password");
        browser.toTab(0);
        browser.awaitThat("#password");
        logIn(stack.env("OPERATOR_PASSWORD"));
        browser.awaitThat("#jobs-table");
        assertThat(browser.find("#q").getDomProperty("value")).isEqualTo(mark);
    }

    private void open(Browser reader) {
        reader.open(list);
        reader.find("#password").sendKeys(stack.env("OPERATOR_PASSWORD"));
        reader.click("main form button[type=submit]");
        reader.awaitThat("#jobs-table");
    }

    private String submit() {
        return api.submit(stack.articles().url("/stuck/" + mark));
    }

    private static void awaitRow(Browser reader, String job, String status) {
        reader.awaitThat("tr[data-id='" + job + "'][data-status='" + status + "']");
    }

    /** From now on {@link #questions} says why each was asked. */
    private static void listenToQuestions(Browser reader) {
        reader.script("window.questions = [];"
                + "document.addEventListener('asked', event => window.questions.push(event.detail))");
    }

    @SuppressWarnings("unchecked")
    private static List<String> questions(Browser reader) {
        return (List<String>) reader.script("return window.questions");
    }
}
