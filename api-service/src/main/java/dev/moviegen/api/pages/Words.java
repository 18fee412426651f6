package dev.moviegen.api.pages;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Sentences, durations and sizes in one reader's language. */
record Words(MessageSource messages, Locale locale) {

    private static final int STEP = 1024;

    String say(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    /** Empty when there are no such words. */
    String sayIfKnown(String key, Object... values) {
        String words = messages.getMessage(key, values, "", locale);
        return words == null ? "" : words;
    }

    String duration(Duration duration) {
        Duration shown = duration.isNegative() ? Duration.ZERO : duration;
        if (shown.toHours() > 0) {
            return say("elapsed.hours", shown.toHours(), shown.toMinutesPart());
        }
        return shown.toMinutes() > 0
                ? say("elapsed.minutes", shown.toMinutes(), shown.toSecondsPart())
                : say("elapsed.seconds", shown.toSeconds());
    }

    String size(long bytes) {
        double kilobytes = bytes / (double) STEP;
        return kilobytes < STEP
                ? String.format(locale, "%.0f KB", kilobytes)
                : String.format(locale, "%.1f MB", kilobytes / STEP);
    }
}
