package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Rectangle;

/** The pages as they are while no script of theirs runs, on desk and phone. */
class PlainPagesIT extends Looking {

    @BeforeEach
    void runNoScripts() {
        browser.surroundings().scripts(false);
    }

    @AfterEach
    void runScripts() {
        browser.surroundings().scripts(true);
    }

    /** axe waits for itself by timers; what the page would have run is left out already when it is opened. */
    @Override
    void assertAccessible() {
        runScripts();
        super.assertAccessible();
        runNoScripts();
    }

    @Test
    void aVisitorsPagesAreAccessibleWithoutScripts() throws Exception {
        look("plain-form", "/");
        String id = browser.submit(stack.articles().url("/stuck/plain-pages"));
        await().atMost(SOON).until(() -> api.status(id).equals("processing"));
        browser.open("/jobs/" + id);
        assertThat(browser.find(".reload").isDisplayed())
                .as("what only a page without scripts has")
                .isTrue();
        assertThat(browser.find("h1").getRect().getY())
                .as("the heading keeps its distance")
                .isGreaterThan(below(browser.find(".reload a").getRect()) + 16);
        browser.click("details.plain-reason summary");
        seen("plain-processing");
        browser.click("#cancel-button");
        await().atMost(SOON).until(() -> !api.job(id).path("cleaned_at").isNull());
        look("plain-cancelled", "/jobs/" + id);
    }

    private static int below(Rectangle place) {
        return place.getY() + place.getHeight();
    }

    @Test
    void anOperatorCancelsWithoutScripts() throws Exception {
        String id = api.submit(stack.articles().url("/stuck/plain-console"));
        browser.open("/operator?q=plain-console");
        seen("plain-login");
        logIn(stack.env("OPERATOR_PASSWORD"));
        browser.awaitThat("#select-" + id);
        browser.click("#select-" + id);
        seen("plain-jobs");
        browser.click("#cancel-selected");
        browser.awaitThat("#cancel-confirm");
        seen("plain-ask");
        browser.click("#cancel-confirm");
        browser.awaitThat("[data-result='cancelled'][data-result-id='" + id + "']");
        seen("plain-results");
        assertThat(api.job(id).path("requested_by").asString()).isEqualTo("operator");
        look("plain-timeline", "/operator/jobs/" + id);
        look("plain-workers", "/operator/workers");
        look("plain-trouble", "/operator/trouble");
        look("plain-figures", "/operator/figures");
        assertThat(browser.has("#drawings:not([hidden])"))
                .as("charts that nobody draws")
                .isFalse();
    }
}
