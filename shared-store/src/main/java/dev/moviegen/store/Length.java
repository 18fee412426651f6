package dev.moviegen.store;

/** How much of an article is told, as {@code options.length} of a job names it; nothing is longer than the full length. */
public enum Length {
    SHORT(1, 5),
    STANDARD(3, 8),
    FULL(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final int minutes;
    private final int sections;

    Length(int minutes, int sections) {
        this.minutes = minutes;
        this.sections = sections;
    }

    /** A word that is not known asks for nothing in particular. */
    public static Length of(String word) {
        return switch (word) {
            case "short" -> SHORT;
            case "standard" -> STANDARD;
            default -> FULL;
        };
    }

    /** Of speech, about. */
    public int minutes(ArticleLimits limits) {
        return Math.min(minutes, limits.minutes());
    }

    public int sections(ArticleLimits limits) {
        return Math.min(sections, limits.sections());
    }
}
