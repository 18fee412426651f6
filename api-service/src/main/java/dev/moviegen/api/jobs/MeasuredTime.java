package dev.moviegen.api.jobs;

import java.time.Duration;
import java.util.List;

/**
 * How a measured time is told, wherever it is: in the unit in which somebody would say it.
 *
 * @param words the key of the words in the message files
 * @param numbers what is put into them
 */
public record MeasuredTime(String words, List<Object> numbers) {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long TENTH = 100;
    private static final double TENTHS = 10;

    /** Rounded first: 999.6 ms are a second, and 59.96 s a minute. */
    public static MeasuredTime of(double milliseconds) {
        if (Math.round(milliseconds) < SECOND) {
            return new MeasuredTime("time.milliseconds", List.of(Math.round(milliseconds)));
        }
        long tenths = Math.round(milliseconds / TENTH);
        if (tenths * TENTH < MINUTE) {
            return new MeasuredTime("time.seconds", List.of(tenths / TENTHS));
        }
        Duration time = Duration.ofSeconds(Math.round(milliseconds / SECOND));
        return time.toMillis() < HOUR
                ? new MeasuredTime("elapsed.minutes", List.of(time.toMinutes(), time.toSecondsPart()))
                : new MeasuredTime("elapsed.hours", List.of(time.toHours(), time.toMinutesPart()));
    }
}
