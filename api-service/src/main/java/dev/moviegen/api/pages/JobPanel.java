package dev.moviegen.api.pages;

import java.util.List;

/**
 * The status panel of a job in one reader's language.
 *
 * @param refresh the seconds until the page looks again; 0: nothing more will change
 * @param notice why something that was just asked was refused; empty: nothing was
 */
record JobPanel(
        String id,
        String status,
        boolean cancellable,
        int refresh,
        int progress,
        String message,
        List<String> lines,
        List<Fact> facts,
        Media media,
        String notice) {

    /** A label and its value; {@code time} is an instant in ISO 8601, which the browser shows in its own zone. */
    record Fact(String label, String value, String time) {}

    /** The files that are there. */
    record Media(boolean video, boolean captions, boolean thumbnail, boolean script, String language) {}
}
