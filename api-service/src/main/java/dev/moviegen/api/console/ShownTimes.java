package dev.moviegen.api.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Times as the server would say them, for who has no script that says them in the reader's own zone. */
record ShownTimes(Locale locale) {

    private static final DateTimeFormatter WITH_MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    public String say(Instant at) {
        return format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM), at);
    }

    public String exact(Instant at) {
        return format(WITH_MILLISECONDS, at);
    }

    public String hour(Instant at) {
        return format(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), at);
    }

    private String format(DateTimeFormatter pattern, Instant at) {
        return pattern.withLocale(locale).format(at.atZone(ZoneId.systemDefault()));
    }
}
