package dev.moviegen.worker.pipeline.slides;

import java.awt.Color;
import java.util.List;

/** The colours of one movie. Text on {@code paper} and on {@code night} has a contrast of at least 7:1. */
record Palette(Color accent, Color tint, Color night) {

    static final Color PAPER = new Color(0xFBFAF7);
    static final Color INK = new Color(0x1E2430);
    static final Color QUIET = new Color(0x5B6472);
    static final Color HAIRLINE = new Color(0xDFE2E6);

    private static final List<Palette> ALL = List.of(
            of(0x0F766E, 0xD5EFEB, 0x0C2F2D),
            of(0x1D4ED8, 0xDCE6FD, 0x14213F),
            of(0xB4442F, 0xF8E1DB, 0x33191A),
            of(0x6D3FC0, 0xE8DFF8, 0x231A3B),
            of(0x9A6400, 0xF6E7C9, 0x2E2413));

    /** The same title always gets the same colours, so a movie that is made again looks the same. */
    static Palette of(String title) {
        return ALL.get(Math.floorMod(title.hashCode(), ALL.size()));
    }

    private static Palette of(int accent, int tint, int night) {
        return new Palette(new Color(accent), new Color(tint), new Color(night));
    }
}
