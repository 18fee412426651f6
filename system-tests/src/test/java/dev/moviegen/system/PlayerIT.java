package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;

/** The finished video, its captions and chapters, and the transcript beside it that goes with it both ways. */
class PlayerIT extends InTheBrowser {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_VIDEO = Duration.ofMinutes(5);

    @Test
    void theTranscriptFollowsTheVideoAndTheVideoFollowsTheTranscript() {
        browser.submit(stack.articles().url("/beginning.html"));
        browser.awaitStatus("completed", A_VIDEO);
        await().atMost(SOON).until(() -> (boolean) video("return video.readyState >= 1"));
        assertThat(number("return video.duration")).isGreaterThan(from(last()));
        hasTheSameInItsTracks();
        itsCaptionsCoverNoSubtitleOfThePicture();

        video("video.muted = true; video.play()");
        await().atMost(SOON).until(() -> number("return video.currentTime") > 0.3);
        awaitCurrent(0);
        goesOnByItself(2);
        isWhereItIsSoughtTo(last());
        goesWhereALineIsClicked(1);
        goesWhereALineIsEnteredByKeyboard(3);
    }

    /** As the player's own menus offer them. */
    private void hasTheSameInItsTracks() {
        video("for (const track of video.textTracks) track.mode = 'hidden'");
        await().atMost(SOON).until(() -> number("return video.textTracks[0].cues?.length ?? 0") > 0);
        await().atMost(SOON).until(() -> number("return video.textTracks[1].cues?.length ?? 0") > 0);
        assertThat(words("return [...video.textTracks].map(track => track.kind + ' ' + track.language)"))
                .containsExactly("captions ja", "chapters ja");
        assertThat(words("return [...video.textTracks[0].cues].map(cue => cue.text.replace(/\\s/g, ''))"))
                .isEqualTo(words("return [...document.querySelectorAll('.cue .said')]"
                        + ".map(line => line.textContent.replace(/\\s/g, ''))"));
        assertThat(words("return [...video.textTracks[1].cues].map(cue => cue.text)"))
                .isEqualTo(words("return [...document.querySelectorAll('#transcript h3')].map(it => it.textContent)"));
    }

    /** Those are in the lowest quarter of the picture. */
    private void itsCaptionsCoverNoSubtitleOfThePicture() {
        video("video.controls = false; video.currentTime = " + (from(1) + 0.1));
        await().atMost(SOON).until(() -> (boolean) video("return !video.seeking && video.readyState >= 2"));
        BufferedImage plain = picture();
        video("video.textTracks[0].mode = 'showing'");
        List<Integer> covered =
                await().atMost(SOON).until(() -> rowsThatDiffer(plain, picture()), rows -> !rows.isEmpty());
        assertThat(covered).allMatch(row -> row < plain.getHeight() * 0.6);
        video("video.controls = true; video.textTracks[0].mode = 'hidden'; video.currentTime = 0");
    }

    private BufferedImage picture() {
        try {
            return ImageIO.read(new ByteArrayInputStream(browser.find("#video").getScreenshotAs(OutputType.BYTES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> rowsThatDiffer(BufferedImage one, BufferedImage other) {
        return IntStream.range(0, one.getHeight())
                .filter(y -> IntStream.range(0, one.getWidth()).anyMatch(x -> one.getRGB(x, y) != other.getRGB(x, y)))
                .boxed()
                .toList();
    }

    private void goesOnByItself(int line) {
        video("video.pause(); video.currentTime = " + (from(line) - 0.7));
        awaitCurrent(line - 1);
        video("video.play()");
        awaitCurrent(line);
        assertThat(number("return video.currentTime")).isBetween(from(line) - 0.1, from(line) + 5);
    }

    private void isWhereItIsSoughtTo(int line) {
        video("video.pause(); video.currentTime = " + (from(line) + 0.1));
        awaitCurrent(line);
        await("it can be seen in its box")
                .atMost(SOON)
                .until(() -> (boolean) browser.script("const box = document.getElementById('transcript')"
                        + ".getBoundingClientRect(); const line = document.querySelector('.cue[aria-current]')"
                        + ".getBoundingClientRect(); return line.top >= box.top - 1 && line.bottom <= box.bottom + 1"));
    }

    private void goesWhereALineIsClicked(int line) {
        browser.script("document.querySelectorAll('.cue')[" + line + "].scrollIntoView({block: 'center'})");
        browser.script("document.querySelectorAll('.cue')[" + line + "].id = 'clicked'");
        browser.click("#clicked");
        awaitCurrent(line);
        assertThat((boolean) video("return video.paused")).isFalse();
        video("video.pause()");
        assertThat(number("return video.currentTime")).isCloseTo(from(line), within(5.0));
    }

    private void goesWhereALineIsEnteredByKeyboard(int line) {
        browser.script("document.querySelectorAll('.cue')[" + line + "].focus()");
        browser.press(Keys.ENTER);
        awaitCurrent(line);
    }

    private void awaitCurrent(int line) {
        await("line " + line)
                .atMost(SOON)
                .until(
                        () -> words(
                                "return [...document.querySelectorAll('.cue')]"
                                        + ".flatMap((cue, i) => cue.getAttribute('aria-current') === 'true' ? [String(i)] : [])"),
                        List.<Object>of(String.valueOf(line))::equals);
    }

    private int last() {
        return (int) number("return document.querySelectorAll('.cue').length") - 1;
    }

    /** When a line begins, in seconds. */
    private double from(int line) {
        return number("return Number(document.querySelectorAll('.cue')[" + line + "].dataset.from)");
    }

    private Object video(String code) {
        return browser.script("const video = document.getElementById('video'); " + code);
    }

    private double number(String code) {
        return ((Number) video(code)).doubleValue();
    }

    private List<Object> words(String code) {
        return new ArrayList<>((List<?>) video(code));
    }
}
