package dev.moviegen.worker.pipeline.slides;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A paragraph broken into lines by the rules of Japanese and English, and small enough for its box. Lengths in pixels.
 *
 * @param endsPhrases whether every line ends where a phrase does
 */
record TextBlock(List<TextLayout> lines, float lineHeight, boolean endsPhrases) {

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final float LEADING = 1.42f;
    private static final float SMALLEST = 16;

    /** As large as {@code font} when it fits, else smaller; a text too long even at the smallest size is cut with "…". */
    static TextBlock fitting(String text, Font font, float width, float height) {
        Font tried = font;
        TextBlock block = of(text, tried, width);
        while (block.height() > height && tried.getSize2D() > SMALLEST) {
            tried = tried.deriveFont(tried.getSize2D() - 2);
            block = of(text, tried, width);
        }
        return block.height() > height ? cut(text, tried, width, height) : block;
    }

    /** The longest beginning that fits, found by halving: laying out a long text once for each character takes minutes. */
    private static TextBlock cut(String text, Font font, float width, float height) {
        int fits = 0;
        int tooLong = text.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (of(beginning(text, middle), font, width).height() > height) {
                tooLong = middle;
            } else {
                fits = middle;
            }
        }
        return of(beginning(text, fits), font, width);
    }

    private static String beginning(String text, int length) {
        boolean splitsPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length) + "…";
    }

    /** The same number of lines, of about the same length: no lonely character on the last line. */
    static TextBlock balanced(String text, Font font, float width, float height) {
        TextBlock widest = fitting(text, font, width, height);
        if (widest.lines.size() < 2) {
            return widest;
        }
        List<TextBlock> asHigh = new ArrayList<>();
        for (float narrower = width * 0.5f; narrower < width; narrower += width / 40) {
            TextBlock block = fitting(text, font, narrower, height);
            if (block.lines.size() == widest.lines.size() && block.lineHeight == widest.lineHeight) {
                if (block.endsPhrases && block.isEven()) {
                    return block;
                }
                asHigh.add(block);
            }
        }
        boolean isWidestBest = widest.endsPhrases && widest.isEven();
        return asHigh.isEmpty() || isWidestBest ? widest : asHigh.get(0);
    }

    private boolean isEven() {
        return lines.get(lines.size() - 1).getVisibleAdvance() > width() / 3;
    }

    private static TextBlock of(String text, Font font, float width) {
        List<TextLayout> lines = new ArrayList<>();
        boolean endsPhrases = true;
        if (!text.isBlank()) {
            AttributedString attributed = new AttributedString(text);
            attributed.addAttribute(TextAttribute.FONT, font);
            LineBreakMeasurer measurer = new LineBreakMeasurer(
                    attributed.getIterator(), BreakIterator.getLineInstance(Locale.JAPANESE), CONTEXT);
            while (measurer.getPosition() < text.length()) {
                int end = PhraseBreaks.before(text, measurer.getPosition(), measurer.nextOffset(width));
                endsPhrases &= PhraseBreaks.isAt(text, end);
                lines.add(measurer.nextLayout(width, end, false));
            }
        }
        return new TextBlock(List.copyOf(lines), font.getSize2D() * LEADING, endsPhrases);
    }

    float height() {
        return lines.size() * lineHeight;
    }

    float width() {
        return (float)
                lines.stream().mapToDouble(TextLayout::getVisibleAdvance).max().orElse(0);
    }

    /** Draws it with its top left corner there, and says where its bottom is. */
    float draw(Graphics2D canvas, float x, float top) {
        float y = top;
        for (TextLayout line : lines) {
            line.draw(canvas, x, baseline(line, y));
            y += lineHeight;
        }
        return y;
    }

    void drawCentred(Graphics2D canvas, float middle, float top) {
        float y = top;
        for (TextLayout line : lines) {
            line.draw(canvas, middle - line.getVisibleAdvance() / 2, baseline(line, y));
            y += lineHeight;
        }
    }

    private float baseline(TextLayout line, float top) {
        return top + (lineHeight + line.getAscent() - line.getDescent()) / 2;
    }
}
