package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** Every page of the operator's console, and the door to it. */
class ConsoleLooksIT extends Looking {

    @Test
    void everyPageOfTheConsole() throws Exception {
        String failed = api.submit(stack.articles().url("/nothing-here.html"));
        String running = api.submit(stack.articles().url("/stuck/console-looks"));
        await().atMost(SOON)
                .until(() -> api.status(failed).equals("failed")
                        && api.status(running).equals("processing"));
        look("login", "/operator/login");
        logIn(stack.env("OPERATOR_PASSWORD"));
        look("jobs", "/operator");
        look("no-jobs", "/operator?q=there+is+no+such+job");
        look("wrong-filter", "/operator?from=yesterday");
        look("ask", "/operator/cancel?scope=these&id=" + running);
        look("workers", "/operator/workers");
        look("timeline-running", "/operator/jobs/" + running);
        cancelTwoOfWhichOneEndsMeanwhile(running);
        await().atMost(SOON).until(() -> !api.job(running).path("cleaned_at").isNull());
        look("timeline", "/operator/jobs/" + running);
        look("trouble", "/operator/trouble");
        look("figures", "/operator/figures");
        look("missing-job", "/operator/jobs/" + "0".repeat(26));
    }

    private void cancelTwoOfWhichOneEndsMeanwhile(String running) throws Exception {
        String other = api.submit(stack.articles().url("/stuck/console-looks-too"));
        browser.open("/operator?q=console-looks");
        browser.click("#select-" + running);
        browser.click("#select-" + other);
        browser.click("#cancel-selected");
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> browser.find("#cancel-dialog").isDisplayed());
        seen("ask-dialog");
        assertThat(api.cancel(other).status()).isEqualTo(200);
        browser.click("#cancel-confirm");
        browser.awaitThat("[data-result='cancelled'][data-result-id='" + running + "']");
        browser.awaitThat("[data-result='refused'][data-result-id='" + other + "']");
        seen("results");
    }

    @Test
    void theDoorThatStaysShut() throws Exception {
        browser.open("/operator/login");
        logIn("wrong");
        browser.awaitThat("#login-error");
        seen("login-wrong");
        await().atMost(SOON).ignoreExceptions().until(() -> {
            logIn("wrong");
            return browser.find(".notice").getText().contains("ログインを止めています");
        });
        seen("login-locked");
        await().atMost(SOON).ignoreExceptions().until(() -> {
            logIn(stack.env("OPERATOR_PASSWORD"));
            return browser.has("#jobs-table");
        });
    }
}
