package dev.moviegen.worker.pipeline.video;

import java.util.Locale;

/** The subtitles as WebVTT (https://www.w3.org/TR/webvtt1/). */
final class Captions {

    /** At the top: the same words stand at the bottom of the pictures, for those who turn no captions on. */
    private static final String PLACE = " line:0";

    private Captions() {}

    static String of(Timeline timeline) {
        StringBuilder vtt = new StringBuilder("WEBVTT\n");
        for (Scene scene : timeline.scenes()) {
            String text = escaped(scene.text());
            if (!text.isEmpty() && scene.spokenUntil() > scene.start()) {
                vtt.append('\n').append(scene.number()).append('\n');
                vtt.append(time(scene.start()))
                        .append(" --> ")
                        .append(time(scene.spokenUntil()))
                        .append(PLACE);
                vtt.append('\n').append(text).append('\n');
            }
        }
        return vtt.toString();
    }

    /** On one line, because an empty line ends a cue; {@code >} too, so that no text can look like an arrow. */
    private static String escaped(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private static String time(long milliseconds) {
        long seconds = milliseconds / 1000;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                milliseconds % 1000);
    }
}
