package dev.moviegen.worker.pipeline.slides;

import dev.moviegen.worker.pipeline.script.Script;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The last picture: where the article is, who spoke, and what was left out of it. */
record ClosingSlide(Script script, String source, List<String> voices) {

    private static final float LEFT = 88;
    private static final float WIDTH = Canvas.WIDTH - 2 * LEFT;

    BufferedImage draw(SlideFonts fonts) {
        Palette palette = Palette.of(script.title());
        return Canvas.draw(canvas -> {
            canvas.fill(palette.night(), 0, 0, Canvas.WIDTH, Canvas.HEIGHT);
            canvas.rings(palette.accent(), 1120, 590);
            TextBlock title = TextBlock.balanced(fonts.drawable(script.title()), fonts.bold(46), WIDTH, 190);
            float y = title.draw(canvas.ink(Palette.PAPER), LEFT, 110);
            canvas.rounded(palette.accent(), LEFT, y + 22, 96, 6, 6);
            y += 64;
            for (String line : lines()) {
                TextBlock text = TextBlock.fitting(fonts.drawable(line), fonts.regular(26), WIDTH - 140, 84);
                y = text.draw(canvas.ink(palette.tint()), LEFT, y) + 12;
            }
        });
    }

    private List<String> lines() {
        boolean isJapanese = script.language().equals("ja");
        List<String> lines = new ArrayList<>();
        if (!source.isEmpty()) {
            lines.add((isJapanese ? "元の記事: " : "The article: ") + source);
        }
        for (String voice : voices) {
            lines.add((isJapanese ? "音声: " : "Voice: ") + voice);
        }
        if (script.leftOut() > 0) {
            lines.add(
                    isJapanese
                            ? "長い記事のため、%d文を省略しました。".formatted(script.leftOut())
                            : "%d sentences of this long article were left out.".formatted(script.leftOut()));
        }
        lines.add(isJapanese ? "Movie Generator が自動で作成した動画です。" : "Made automatically by Movie Generator.");
        return lines;
    }
}
