package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at a page as every reader may have it: both languages, light and dark, desk and phone. axe finds nothing, and nothing
 * is wider than the window. With {@code -Dlooks=FOLDER} each look is also kept as a picture.
 */
abstract class Looking extends InTheBrowser {

    static final Duration SOON = Duration.ofSeconds(60);

    private static final String PICTURES = System.getProperty("looks", "");
    private static final List<String> LANGUAGES = List.of("ja", "en");

    /** Colours do not change at once when the scheme does. */
    private static final String FINISH_TRANSITIONS = "document.getAnimations()"
            + ".filter(each => each instanceof CSSTransition).forEach(each => each.finish())";

    private record Look(String language, String scheme, int width) {}

    /** All of them for pictures; without, those of which each value of each kind is seen with each of another. */
    private static final List<Look> LOOKS = PICTURES.isEmpty()
            ? List.of(
                    new Look("ja", "light", 1280),
                    new Look("ja", "dark", 390),
                    new Look("en", "dark", 1280),
                    new Look("en", "light", 390))
            : LANGUAGES.stream()
                    .flatMap(language -> Stream.of(
                            new Look(language, "light", 1280),
                            new Look(language, "dark", 1280),
                            new Look(language, "light", 390),
                            new Look(language, "dark", 390)))
                    .toList();

    final void look(String name, String path) throws IOException {
        for (String language : LANGUAGES) {
            open(path, language);
            seen(name, language);
        }
        open(path, "ja");
    }

    private void open(String path, String language) {
        browser.open(path + (path.contains("?") ? "&lang=" : "?lang=") + language);
    }

    /** What the browser shows now, in the Japanese that it has asked for. */
    final void seen(String name) throws IOException {
        seen(name, "ja");
    }

    private void seen(String name, String language) throws IOException {
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo(language);
        for (Look look : LOOKS) {
            if (language.equals(look.language())) {
                browser.surroundings().looks(look.scheme(), look.width());
                browser.script(FINISH_TRANSITIONS);
                keep(name + "-" + language + "-" + look.scheme() + "-" + look.width());
                assertThat((boolean) browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(name + " fits " + look)
                        .isTrue();
                assertAccessible();
            }
        }
        browser.surroundings().looks("light", 1280);
    }

    void assertAccessible() {
        browser.assertAccessible();
    }

    private void keep(String name) throws IOException {
        if (!PICTURES.isEmpty()) {
            Files.write(Path.of(PICTURES).resolve(name + ".png"), browser.wholePicture());
        }
    }
}
