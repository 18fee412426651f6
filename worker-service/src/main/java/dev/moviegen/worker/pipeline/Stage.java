package dev.moviegen.worker.pipeline;

import java.util.Locale;

/** The steps' shares of the whole, in percent. */
enum Stage {
    SCRIPT(0, 20),
    AUDIO(20, 55),
    SLIDES(55, 80),
    VIDEO(80, 100);

    private final int from;
    private final int to;

    Stage(int from, int to) {
        this.from = from;
        this.to = to;
    }

    static Stage of(Step step) {
        return valueOf(step.name().toUpperCase(Locale.ROOT));
    }

    String step() {
        return name().toLowerCase(Locale.ROOT);
    }

    int overall(int percentOfStep) {
        return from + (to - from) * Math.min(100, Math.max(0, percentOfStep)) / 100;
    }
}
