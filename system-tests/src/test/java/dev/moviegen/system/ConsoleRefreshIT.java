package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console's pages bring themselves up to date under the hands of whoever reads them. */
class ConsoleRefreshIT extends InTheBrowser {

    /** Twice as long as the slowest page takes to ask again. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String UNNAMED = "return [...document.querySelectorAll("
            + "'#jobs-table, #timeline, #workers, #trouble, #figures')].flatMap(part => [...part.querySelectorAll("
            + "'a, button, input:not([type=hidden]), select, textarea, summary, [tabindex]')])"
            + ".filter(element => !element.id).map(element => element.outerHTML)";

    private final String mark = "refresh-" + UUID.randomUUID();

    @BeforeEach
    void login() {
        browser.open("/operator");
        logIn(stack.env("OPERATOR_PASSWORD"));
        browser.awaitThat("#jobs-table");
    }

    @Test
    void whatHasTheFocusKeepsIt() {
        String job = running();
        browser.open("/operator?q=" + mark);
        for (String id : List.of("jobs-scroll", "select-page", "by-url", "job-" + job)) {
            assertKeepsTheFocus(id);
        }
        browser.open("/operator/jobs/" + job);
        assertKeepsTheFocus("job-page");
        browser.open("/operator/workers");
        assertKeepsTheFocus("work-" + job);
        browser.open("/operator/figures");
        browser.click("#show-cancels");
        assertKeepsTheFocus("cancels-scroll");
    }

    private void assertKeepsTheFocus(String id) {
        assertThat((List<?>) browser.script(UNNAMED))
                .as("not found again after an update")
                .isEmpty();
        browser.script("window.before = document.getElementById('" + id + "'); window.before.focus()");
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo(id);
        await().atMost(SOON).until(() -> (Boolean) browser.script("return !window.before.isConnected"));
        await(id).atMost(SOON).until(() -> id.equals(browser.script("return document.activeElement.id")));
    }

    @Test
    void thePageSaysThatItIsOldWhileNoAnswerComes() {
        for (String path : List.of("/operator", "/operator/workers")) {
            browser.open(path);
            assertThat(browser.find("#stale").getText()).isEmpty();
            browser.surroundings().connection(true, 0, -1);
            try {
                awaitStale("サーバーから応答がありません");
                browser.assertAccessible();
            } finally {
                browser.surroundings().connection(false, 0, -1);
            }
            await().atMost(SOON).until(() -> browser.find("#stale").getText().isEmpty());
        }
    }

    private void awaitStale(String words) {
        await().atMost(SOON).until(() -> browser.find("#stale").getText().contains(words));
    }

    private String running() {
        String job = api.submit(stack.articles().url("/stuck/" + mark));
        await().atMost(SOON).until(() -> api.status(job).equals("processing"));
        return job;
    }
}
