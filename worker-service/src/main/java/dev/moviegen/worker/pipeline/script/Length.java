package dev.moviegen.worker.pipeline.script;

/** How much of an article is told; nothing is longer than the full length. */
enum Length {
    SHORT(1, 5),
    STANDARD(3, 8),
    FULL(5, 10);

    private final int minutes;
    private final int sections;

    Length(int minutes, int sections) {
        this.minutes = minutes;
        this.sections = sections;
    }

    /** A word that is not known asks for nothing in particular. */
    static Length of(String word) {
        return switch (word) {
            case "short" -> SHORT;
            case "standard" -> STANDARD;
            default -> FULL;
        };
    }

    int minutes() {
        return minutes;
    }

    int sections() {
        return sections;
    }
}
