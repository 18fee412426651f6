package dev.moviegen.worker.pipeline.slides;

import dev.moviegen.worker.pipeline.StepFailed;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.stream.Collectors;

/**
 * The typeface of the slides, from its files: asked for by family name, a machine without it silently draws another
 * one, and a Japanese text becomes a row of boxes.
 */
record SlideFonts(Font regular, Font bold) {

    static SlideFonts in(Path directory) {
        return new SlideFonts(
                load(directory.resolve("BIZUDPGothic-Regular.ttf")), load(directory.resolve("BIZUDPGothic-Bold.ttf")));
    }

    Font regular(float size) {
        return regular.deriveFont(size);
    }

    Font bold(float size) {
        return bold.deriveFont(size);
    }

    /** Without the characters that would be drawn as empty boxes (emoji, rare scripts), and on one line. */
    String drawable(String text) {
        return text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .mapToObj(this::drawable)
                .collect(Collectors.joining())
                .strip()
                .replaceAll(" {2,}", " ");
    }

    /** "H₂O" is better drawn as "H2O" than as "HO". */
    private String drawable(int character) {
        String text = Character.toString(character);
        if (regular.canDisplay(character)) {
            return text;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return regular.canDisplayUpTo(plain) < 0 ? plain : "";
    }

    private static Font load(Path file) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (IOException | FontFormatException e) {
            throw new StepFailed("slides_failed", "The font " + file + " cannot be read", e);
        }
    }
}
