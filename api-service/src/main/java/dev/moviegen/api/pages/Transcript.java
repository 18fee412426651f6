package dev.moviegen.api.pages;

import java.util.List;
import java.util.Locale;

/**
 * What is said in a video and when.
 *
 * @param leftOut how many sentences of the article are not told
 * @param voices who speaks, as their licences want them to be named
 * @param language what the script was written in, {@code ja} or {@code en}; empty where it does not say
 */
record Transcript(List<Chapter> chapters, int leftOut, List<String> voices, String language) {

    static final Transcript NONE = new Transcript(List.of(), 0, List.of(), "");

    /** What was asked for may be to take the article's own language. */
    String spokenIn(String asked) {
        return (language.isEmpty() ? asked : language).equals("en") ? "en" : "ja";
    }

    /** As WebVTT; on one line each, because an empty line ends a cue. */
    String asChapters() {
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        for (Chapter chapter : chapters) {
            vtt.append('\n').append(time(chapter.from())).append(" --> ").append(time(chapter.to()));
            vtt.append('\n').append(oneLine(chapter.title())).append('\n');
        }
        return vtt.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String time(double seconds) {
        long milliseconds = Math.round(seconds * 1000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                milliseconds / 3_600_000,
                milliseconds / 60_000 % 60,
                milliseconds / 1000 % 60,
                milliseconds % 1000);
    }

    /** A section of the script. */
    record Chapter(String title, List<Cue> cues) {

        /** Seconds from the start of the video. */
        public double from() {
            return cues.isEmpty() ? 0 : cues.get(0).from();
        }

        double to() {
            return cues.isEmpty() ? 0 : cues.get(cues.size() - 1).to();
        }
    }

    /** A sentence; {@code speaker} is empty where only one speaks. */
    record Cue(double from, double to, String clock, String speaker, String text) {}
}
