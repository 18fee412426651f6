package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.testing.RawStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every state of a visitor's pages. */
class LooksIT extends Looking {

    private static final Duration A_VIDEO = Duration.ofMinutes(5);
    private static final double ONE_SECOND_IN_HOURS = 1 / 3600.0;

    @Test
    void theFormAndWhatIsRefusedAtTheField() throws Exception {
        look("form", "/");
        browser.script("document.getElementById('submission').noValidate = true");
        browser.find("#url").sendKeys("nonsense");
        browser.find("#length").sendKeys("要点");
        browser.find("#submission button").click();
        await().atMost(SOON).until(() -> browser.has("#url-error"));
        assertThat(browser.find("#url").getDomProperty("value")).isEqualTo("nonsense");
        assertThat(browser.focused()).isEqualTo(browser.find("#url"));
        assertThat(browser.find("#length").getDomProperty("value")).isEqualTo("short");
        assertThat(browser.find("#url").getDomAttribute("aria-describedby")).isEqualTo("url-error");
        seen("refused");
    }

    @Test
    void aJobThatIsMadeAndOneThatFails() throws Exception {
        String video = browser.submit(stack.articles().url("/beginning.html"));
        String failed = api.submit(stack.articles().url("/nothing-here.html"));
        await().atMost(SOON).until(() -> api.status(failed).equals("failed"));
        look("failed", "/jobs/" + failed);
        await().atMost(A_VIDEO).until(() -> api.status(video).equals("completed"));
        look("completed", "/jobs/" + video);
        look("own-jobs", "/");
        look("missing", "/jobs/" + "0".repeat(26));
    }

    @Test
    void aJobThatWaitsIsAtWorkAndIsCancelled() throws Exception {
        String first = browser.submit(stack.articles().url("/stuck/looks-1"));
        String second = api.submit(stack.articles().url("/stuck/looks-2"));
        await().atMost(SOON)
                .until(() -> api.status(first).equals("processing")
                        && api.status(second).equals("processing"));
        String waiting = api.submit(stack.articles().url("/ja.html"));
        look("pending", "/jobs/" + waiting);
        api.cancel(waiting);
        look("cancelled-waiting", "/jobs/" + waiting);
        api.cancel(second);
        browser.open("/jobs/" + first);
        await().atMost(A_VIDEO).ignoreExceptions().until(() -> browser.has(".steps .current .bar"));
        look("processing", "/jobs/" + first);
        assertThatNothingMovesForWhoWishesSo();
        browser.askToCancel();
        seen("dialog");
        cancelWhileTheWorkerStandsStill();
        await().atMost(SOON).until(() -> !api.job(first).path("cleaned_at").isNull());
        look("cancelled", "/jobs/" + first);
    }

    private void assertThatNothingMovesForWhoWishesSo() {
        String moving = "return document.getAnimations().filter(each => each.playState === 'running').length";
        assertThat((long) browser.script(moving)).as("the step at work").isPositive();
        browser.surroundings().prefers("reduced-motion", "reduce");
        assertThat((long) browser.script(moving)).as("for who wishes so").isZero();
        browser.surroundings().prefers("reduced-motion", "no-preference");
    }

    private void cancelWhileTheWorkerStandsStill() throws IOException {
        long worker = stack.workerPid();
        Signal.send("STOP", worker);
        try {
            browser.click("#cancel-confirm");
            browser.awaitText("ファイルを削除しています…");
            seen("cancelling");
            browser.awaitText("ファイルの削除をまだ確認できていません");
            seen("late");
        } finally {
            Signal.send("CONT", worker);
        }
    }

    @Test
    void aJobWhoseTimeIsOver() throws Exception {
        RawStore store = administrator();
        String limit = store.get("/api/collections/limits/records?filter=(name='keep_hours')")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(store.patch("limits", limit, Map.of("value", ONE_SECOND_IN_HOURS))
                        .status())
                .isEqualTo(200);
        try {
            String id = api.submit(stack.articles().url("/stuck/expires"));
            api.cancel(id);
            await().atMost(SOON)
                    .until(() -> api.get("/api/jobs/" + id).body().path("code").asString(""), "expired"::equals);
            look("gone", "/jobs/" + id);
        } finally {
            store.patch("limits", limit, Map.of("value", 24));
        }
    }

    private RawStore administrator() {
        return RawStore.asAdministrator(
                stack.env("POCKETBASE_URL"),
                stack.env("POCKETBASE_ADMIN_EMAIL"),
                stack.env("POCKETBASE_ADMIN_PASSWORD"));
    }
}
