package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.MeasuredTime;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Sentences, durations and sizes in one reader's language. */
record Words(MessageSource messages, Locale locale) {

    private static final int STEP = 1024;
    private static final int SIXTY = 60;
    private static final int MILLIS_OF_SECOND = 1_000;
    private static final double NANOS_OF_MS = 1_000_000;
    private static final Duration SHORT = Duration.ofSeconds(10);

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

    /** The same, but with a tenth of a second where that is much. */
    String exact(Duration duration) {
        if (duration.isNegative() || duration.compareTo(SHORT) >= 0) {
            return duration(duration);
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return say("elapsed.seconds", format.format(duration.toMillis() / 1000.0));
    }

    /** As the console tells it too. */
    String measured(Duration duration) {
        MeasuredTime time = MeasuredTime.of(duration.toNanos() / NANOS_OF_MS);
        return say(time.words(), time.numbers().toArray());
    }

    /** How long somebody has to wait, rounded up: nobody should come a moment too early. */
    String waiting(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(MILLIS_OF_SECOND - 1).toSeconds());
        if (seconds < SIXTY) {
            return say("elapsed.seconds", seconds);
        }
        long minutes = (seconds + SIXTY - 1) / SIXTY;
        return minutes < SIXTY ? say("wait.minutes", minutes) : say("wait.hours", minutes / SIXTY, minutes % SIXTY);
    }

    /** The time of day where the server is, until the browser knows better. */
    String clock(Instant at) {
        return format(FormatStyle.MEDIUM, at, true);
    }

    String dateAndTime(Instant at) {
        return format(FormatStyle.MEDIUM, at, false);
    }

    private String format(FormatStyle style, Instant at, boolean isTimeOnly) {
        DateTimeFormatter format = isTimeOnly
                ? DateTimeFormatter.ofLocalizedTime(style)
                : DateTimeFormatter.ofLocalizedDateTime(style, FormatStyle.SHORT);
        return format.withLocale(locale).withZone(ZoneId.systemDefault()).format(at);
    }

    String size(long bytes) {
        double kilobytes = bytes / (double) STEP;
        return kilobytes < STEP
                ? String.format(locale, "%.0f KB", kilobytes)
                : String.format(locale, "%.1f MB", kilobytes / STEP);
    }
}
