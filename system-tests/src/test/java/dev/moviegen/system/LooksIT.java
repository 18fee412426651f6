package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every state as every reader may have it: both languages, light and dark, desk and phone. axe finds nothing, and nothing is
 * wider than the window. With {@code -Dlooks=FOLDER} each is also kept as a picture, to be looked at.
 */
@Tag("long")
class LooksIT extends InTheBrowser {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration A_VIDEO = Duration.ofMinutes(5);

    private record Look(String language, String scheme, int width) {}

    private static final List<Look> LOOKS = System.getProperty("looks") == null
            ? List.of(
                    new Look("ja", "light", 1280),
                    new Look("ja", "dark", 390),
                    new Look("en", "dark", 1280),
                    new Look("en", "light", 390))
            : List.of("ja", "en").stream()
                    .flatMap(language -> List.of("light", "dark").stream()
                            .flatMap(scheme ->
                                    List.of(1280, 390).stream().map(width -> new Look(language, scheme, width))))
                    .toList();

    @Test
    void aJobFromTheFormToItsVideoAndAllThatMayComeInBetween() throws Exception {
        look("form", "/");
        String video = browser.submit(stack.articles().url("/ja.html"));
        browser.awaitStatus("processing", SOON);
        await().atMost(A_VIDEO).until(() -> browser.has(".steps .current .bar"));
        look("processing", "/jobs/" + video);
        String failed = api.submit(stack.articles().url("/nothing-here.html"));
        String stuck = api.submit(stack.articles().url("/stuck/looks-1"));
        await().atMost(A_VIDEO).until(() -> api.status(video).equals("completed"));
        await().atMost(SOON).until(() -> api.status(failed).equals("failed"));
        String second = api.submit(stack.articles().url("/stuck/looks-2"));
        String next = api.submit(stack.articles().url("/ja.html"));
        String waiting = api.submit(stack.articles().url("/ja.html"));
        await().atMost(SOON).until(() -> api.status(second).equals("processing"));
        look("pending", "/jobs/" + waiting);
        look("completed", "/jobs/" + video);
        look("failed", "/jobs/" + failed);
        browser.open("/jobs/" + stuck);
        browser.askToCancel();
        seen("dialog", "");
        List.of(waiting, next, second, stuck).forEach(api::cancel);
        await().atMost(SOON).until(() -> !api.job(stuck).path("cleaned_at").isNull());
        look("cancelled", "/jobs/" + stuck);
        look("cancelled-waiting", "/jobs/" + waiting);
        look("own-jobs", "/");
        look("missing", "/jobs/" + "0".repeat(26));
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysItAtTheField() throws Exception {
        browser.open("/");
        browser.script("document.getElementById('submission').noValidate = true");
        browser.find("#url").sendKeys("nonsense");
        browser.find("#length").sendKeys("要点");
        browser.find("#submission button").click();
        await().atMost(SOON).until(() -> browser.has("#url-error"));
        assertThat(browser.find("#url").getDomProperty("value")).isEqualTo("nonsense");
        assertThat(browser.find("#length").getDomProperty("value")).isEqualTo("short");
        assertThat(browser.find("#url").getDomAttribute("aria-describedby")).isEqualTo("url-error");
        seen("refused", "");
    }

    private void look(String name, String path) throws IOException {
        for (String language : List.of("ja", "en")) {
            browser.open(path + "?lang=" + language);
            seen(name, language);
        }
        browser.open(path + "?lang=ja");
    }

    private void seen(String name, String language) throws IOException {
        for (Look look : LOOKS) {
            if (language.isEmpty() || language.equals(look.language())) {
                browser.looks(look.scheme(), look.width());
                keep(name + "-" + (language.isEmpty() ? "ja" : language) + "-" + look.scheme() + "-" + look.width());
                assertThat((boolean) browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(name + " fits " + look)
                        .isTrue();
                browser.assertAccessible();
            }
        }
        browser.looks("light", 1280);
    }

    private void keep(String name) throws IOException {
        String folder = System.getProperty("looks");
        if (folder != null) {
            Files.write(Path.of(folder).resolve(name + ".png"), browser.wholePicture());
        }
    }
}
