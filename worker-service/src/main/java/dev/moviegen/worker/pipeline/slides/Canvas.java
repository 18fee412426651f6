package dev.moviegen.worker.pipeline.slides;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.function.Consumer;

/** A picture while it is drawn: the few shapes that the slides are made of. */
final class Canvas {

    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    private final Graphics2D graphics;

    private Canvas(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.addRenderingHints(Map.of(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC,
                RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY));
    }

    static BufferedImage draw(Consumer<Canvas> drawing) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            drawing.accept(new Canvas(graphics));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    Graphics2D ink(Color colour) {
        graphics.setColor(colour);
        return graphics;
    }

    void fill(Color colour, float x, float y, float width, float height) {
        ink(colour).fill(new Rectangle2D.Float(x, y, width, height));
    }

    void rounded(Color colour, float x, float y, float width, float height, float corner) {
        ink(colour).fill(new RoundRectangle2D.Float(x, y, width, height, corner, corner));
    }

    /** The title's ornament: rings of a tree, a wave, a record. */
    void rings(Color colour, float x, float y) {
        for (int ring = 1; ring <= 5; ring++) {
            float radius = 56 * ring;
            graphics.setStroke(new BasicStroke(20 - 3 * ring));
            Color fading = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 190 - 30 * ring);
            ink(fading).draw(new Ellipse2D.Float(x - radius, y - radius, 2 * radius, 2 * radius));
        }
    }

    /** As large as the box allows, in its middle, with round corners and a thin frame. */
    void picture(BufferedImage image, float x, float y, float width, float height) {
        float scale = Math.min(width / image.getWidth(), height / image.getHeight());
        float shownWidth = image.getWidth() * scale;
        float shownHeight = image.getHeight() * scale;
        float left = x + (width - shownWidth) / 2;
        float top = y + (height - shownHeight) / 2;
        Shape frame = new RoundRectangle2D.Float(left, top, shownWidth, shownHeight, 20, 20);
        Shape before = graphics.getClip();
        graphics.clip(frame);
        fill(Color.WHITE, left, top, shownWidth, shownHeight);
        graphics.drawImage(
                image, Math.round(left), Math.round(top), Math.round(shownWidth), Math.round(shownHeight), null);
        graphics.setClip(before);
        graphics.setStroke(new BasicStroke(1.5f));
        ink(Palette.HAIRLINE).draw(frame);
    }
}
