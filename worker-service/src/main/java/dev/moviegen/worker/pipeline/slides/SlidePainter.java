package dev.moviegen.worker.pipeline.slides;

import dev.moviegen.worker.pipeline.script.Script;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/** Draws the title and the slides of one script, 1280×720 pixels each. */
final class SlidePainter {

    private static final float LEFT = 88;
    private static final float TEXT_WIDTH = Canvas.WIDTH - 2 * LEFT;
    private static final float BODY_TOP = 206;
    private static final float BODY_BOTTOM = 548;
    private static final float BAND_TOP = 572;
    private static final float BAND_BOTTOM = 708;
    private static final float PICTURE_WIDTH = 440;
    private static final float GAP = 48;

    private final Script script;
    private final SlideFonts fonts;
    private final Palette palette;
    private final int last;

    SlidePainter(Script script, SlideFonts fonts, int last) {
        this.script = script;
        this.fonts = fonts;
        this.palette = Palette.of(script.title());
        this.last = last;
    }

    BufferedImage title() {
        return Canvas.draw(canvas -> {
            canvas.fill(palette.night(), 0, 0, Canvas.WIDTH, Canvas.HEIGHT);
            canvas.rings(palette.accent(), 1120, 130);
            TextBlock title = TextBlock.balanced(fonts.drawable(script.title()), fonts.bold(68), TEXT_WIDTH, 300);
            TextBlock description =
                    TextBlock.fitting(fonts.drawable(script.description()), fonts.regular(28), TEXT_WIDTH - 120, 120);
            float top = (Canvas.HEIGHT - title.height() - description.height() - 56) / 2;
            float below = title.draw(canvas.ink(Palette.PAPER), LEFT, top);
            canvas.rounded(palette.accent(), LEFT, below + 22, 96, 6, 6);
            description.draw(canvas.ink(palette.tint()), LEFT, below + 56);
        });
    }

    BufferedImage slide(Slide slide, Optional<BufferedImage> picture) {
        return Canvas.draw(canvas -> {
            canvas.fill(Palette.PAPER, 0, 0, Canvas.WIDTH, Canvas.HEIGHT);
            canvas.fill(palette.accent(), 0, 0, 14, BAND_TOP - 8);
            header(canvas, slide);
            if (slide.content().bullets().isEmpty() && picture.isEmpty()) {
                statement(canvas, slide);
            } else {
                heading(canvas, slide);
                body(canvas, slide.content().bullets(), picture);
            }
            subtitle(canvas, slide);
        });
    }

    private void body(Canvas canvas, List<String> bullets, Optional<BufferedImage> picture) {
        float pictureWidth = bullets.isEmpty() ? TEXT_WIDTH : PICTURE_WIDTH;
        bullets(canvas, bullets, picture.isPresent() ? TEXT_WIDTH - PICTURE_WIDTH - GAP : TEXT_WIDTH);
        picture.ifPresent(image -> canvas.picture(
                image, LEFT + TEXT_WIDTH - pictureWidth, BODY_TOP, pictureWidth, BODY_BOTTOM - BODY_TOP));
    }

    /** A section without anything to list shows its heading alone, large. */
    private void statement(Canvas canvas, Slide slide) {
        TextBlock heading =
                TextBlock.balanced(fonts.drawable(slide.content().title()), fonts.bold(64), TEXT_WIDTH, 280);
        float middle = (96 + BODY_BOTTOM) / 2;
        canvas.rounded(palette.accent(), LEFT, middle - heading.height() / 2 - 34, 96, 6, 6);
        heading.draw(canvas.ink(Palette.INK), LEFT, middle - heading.height() / 2);
    }

    private void header(Canvas canvas, Slide slide) {
        Graphics2D quiet = canvas.ink(Palette.QUIET);
        TextBlock.fitting(fonts.drawable(script.title()), fonts.regular(20), TEXT_WIDTH - 160, 30)
                .draw(quiet, LEFT, 34);
        TextBlock page = TextBlock.fitting(slide.number() + " / " + last, fonts.regular(20), 140, 30);
        page.draw(quiet, LEFT + TEXT_WIDTH - page.width(), 34);
    }

    private void heading(Canvas canvas, Slide slide) {
        float badge = 60;
        canvas.rounded(palette.accent(), LEFT, 96, badge, badge, 18);
        TextBlock number = TextBlock.fitting(String.valueOf(slide.section()), fonts.bold(32), badge, badge);
        number.drawCentred(canvas.ink(Palette.PAPER), LEFT + badge / 2, 96 + (badge - number.height()) / 2);
        float x = LEFT + badge + 24;
        TextBlock heading =
                TextBlock.balanced(fonts.drawable(slide.content().title()), fonts.bold(46), LEFT + TEXT_WIDTH - x, 106);
        heading.draw(canvas.ink(Palette.INK), x, 126 - heading.height() / 2);
    }

    private void bullets(Canvas canvas, List<String> bullets, float width) {
        float indent = 40;
        List<TextBlock> blocks = bulletBlocks(bullets, width - indent);
        float free = BODY_BOTTOM - BODY_TOP - height(blocks);
        float gap = Math.min(26, free / Math.max(1, blocks.size()));
        float y = BODY_TOP + Math.max(0, Math.min(36, (free - gap * (blocks.size() - 1)) / 2));
        for (TextBlock block : blocks) {
            canvas.rounded(palette.accent(), LEFT + 6, y + block.lineHeight() / 2 - 7, 14, 14, 5);
            y = block.draw(canvas.ink(Palette.INK), LEFT + indent, y) + gap;
        }
    }

    /** All of one size: the largest at which they fit together. */
    private List<TextBlock> bulletBlocks(List<String> bullets, float width) {
        List<String> texts = bullets.stream()
                .map(fonts::drawable)
                .filter(text -> !text.isEmpty())
                .toList();
        float height = BODY_BOTTOM - BODY_TOP;
        for (float size = 36; size > 18; size -= 2) {
            List<TextBlock> blocks = blocks(texts, size, width, height);
            if (height(blocks) + 10 * blocks.size() <= height) {
                return balanced(texts, size, width, height);
            }
        }
        return blocks(texts, 18, width, height / Math.max(1, texts.size()));
    }

    private List<TextBlock> balanced(List<String> texts, float size, float width, float height) {
        return texts.stream()
                .map(text -> TextBlock.balanced(text, fonts.regular(size), width, height))
                .toList();
    }

    private List<TextBlock> blocks(List<String> texts, float size, float width, float height) {
        return texts.stream()
                .map(text -> TextBlock.fitting(text, fonts.regular(size), width, height))
                .toList();
    }

    private static float height(List<TextBlock> blocks) {
        return (float) blocks.stream().mapToDouble(TextBlock::height).sum();
    }

    private void subtitle(Canvas canvas, Slide slide) {
        canvas.fill(palette.night(), 0, BAND_TOP - 8, Canvas.WIDTH, Canvas.HEIGHT - BAND_TOP + 8);
        TextBlock said = TextBlock.balanced(
                fonts.drawable(slide.spoken().text()), fonts.bold(32), TEXT_WIDTH, BAND_BOTTOM - BAND_TOP);
        float top = (BAND_TOP + BAND_BOTTOM - said.height()) / 2 - 4;
        speaker(canvas, slide);
        said.drawCentred(canvas.ink(Palette.PAPER), Canvas.WIDTH / 2f, top);
        canvas.fill(palette.accent(), 0, Canvas.HEIGHT - 8, Canvas.WIDTH * slide.number() / (float) last, 8);
    }

    /** Who says it, where there is more than one. */
    private void speaker(Canvas canvas, Slide slide) {
        if (script.personas().size() > 1) {
            script.personas().stream()
                    .filter(persona -> persona.id().equals(slide.spoken().personaId()))
                    .findFirst()
                    .ifPresent(persona -> {
                        TextBlock name = TextBlock.fitting(fonts.drawable(persona.name()), fonts.bold(22), 200, 30);
                        canvas.rounded(palette.accent(), LEFT, BAND_TOP - 26, name.width() + 36, 38, 19);
                        name.draw(canvas.ink(Palette.PAPER), LEFT + 18, BAND_TOP - 22);
                    });
        }
    }
}
