package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console's pages bring themselves up to date under the hands of whoever reads them. */
class ConsoleRefreshIT extends Looking {

    private static final String UNNAMED = "return [...document.querySelectorAll("
            + "'#jobs-table, #timeline, #workers, #trouble, #figures')].flatMap(part => [...part.querySelectorAll("
            + "'a, button, input:not([type=hidden]), select, textarea, summary, [tabindex]')])"
            + ".filter(element => !element.id).map(element => element.outerHTML)";

    /** What is shown already is not shown again. */
    private static final String AS_IF_IT_WERE_OTHER_THAN_THE_LAST_ANSWER =
            "document.querySelectorAll('[data-now]').forEach(part => part.replaceWith(part.cloneNode(true)))";

    /** The longest clock has fifteen seconds; an answer that was asked for by hand is shown like any other. */
    private static final String ASK = "document.dispatchEvent(new CustomEvent('changed'))";

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
        browser.script(AS_IF_IT_WERE_OTHER_THAN_THE_LAST_ANSWER);
        assertThat(browser.script("window.before = document.getElementById('" + id + "'); window.before.focus();"
                        + "return document.activeElement.id"))
                .isEqualTo(id);
        browser.script(ASK);
        await().atMost(SOON).until(() -> (Boolean) browser.script("return !window.before.isConnected"));
        await(id).atMost(SOON).until(() -> id.equals(browser.script("return document.activeElement.id")));
    }

    @Test
    void thePageSaysThatItIsOldWhileNoAnswerComes() throws Exception {
        for (String path : List.of("/operator", "/operator/workers", "/operator/trouble")) {
            browser.open(path);
            assertThat(browser.find("#stale").getText()).isEmpty();
            browser.surroundings().connection(true, 0, -1);
            try {
                awaitStale();
                seen("stale" + path.replace('/', '-'));
            } finally {
                browser.surroundings().connection(false, 0, -1);
            }
            browser.script(ASK);
            await().atMost(SOON).until(() -> browser.find("#stale").getText().isEmpty());
        }
    }

    /** As a server that hangs: it takes the question and does not answer. */
    @Test
    void thePageSaysThatItIsOldWhenTheAnswerTakesTooLong() {
        browser.open("/operator/workers");
        browser.surroundings().connection(false, 60_000, -1);
        try {
            awaitStale();
        } finally {
            browser.surroundings().connection(false, 0, -1);
        }
        browser.script(ASK);
        await().atMost(SOON).until(() -> browser.find("#stale").getText().isEmpty());
    }

    @Test
    void aCancelOfAPageWhoseLoginHasEndedIsRefusedInWords() {
        String job = running();
        browser.open("/operator?q=" + mark);
        browser.click("#select-" + job);
        browser.click("#cancel-selected");
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> browser.find("#cancel-confirm").isDisplayed());
        // As if another login had taken the place of the one that the page belongs to.
        browser.script("document.querySelector('#cancel-form [name=_csrf]').value = 'of another login'");
        browser.click("#cancel-confirm");
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> browser.find("#results").getText().contains("再読み込み"));
        browser.assertAccessible();
        assertThat(api.status(job)).isEqualTo("processing");
    }

    private void awaitStale() {
        await().atMost(SOON).until(() -> browser.find("#stale").getText().contains("サーバーから応答がありません"));
    }

    private String running() {
        String job = api.submit(stack.articles().url("/stuck/" + mark));
        await().atMost(SOON).until(() -> api.status(job).equals("processing"));
        return job;
    }
}
