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
        login(stack.env("OPERATOR_PASSWORD"));
        look("jobs", "/operator");
        look("no-jobs", "/operator?q=there+is+no+such+job");
        look("wrong-filter", "/operator?from=yesterday");
        look("ask", "/operator/cancel?scope=these&id=" + running);
        look("workers", "/operator/workers");
        look("timeline-running", "/operator/jobs/" + running);
        assertThat(api.cancel(running).status()).isEqualTo(200);
        await().atMost(SOON).until(() -> !api.job(running).path("cleaned_at").isNull());
        look("timeline", "/operator/jobs/" + running);
        look("trouble", "/operator/trouble");
        look("figures", "/operator/figures");
        look("missing-job", "/operator/jobs/" + "0".repeat(26));
    }

    @Test
    void theDoorThatStaysShut() throws Exception {
        browser.open("/operator/login");
        login("wrong");
        seen("login-wrong");
        await().atMost(SOON).ignoreExceptions().until(() -> {
            login("wrong");
            return browser.find(".notice").getText().contains("ログインを止めています");
        });
        seen("login-locked");
        await().atMost(SOON).ignoreExceptions().until(() -> {
            login(stack.env("OPERATOR_PASSWORD"));
            return browser.has("#jobs-table");
        });
    }

    private void login(String password) {
        browser.find("#password").sendKeys(password);
        browser.click("main form button[type=submit]");
    }
}
