package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTimeTest {

    @Test
    void isToldInMillisecondsBelowASecond() {
        assertTold(0, "time.milliseconds", 0L);
        assertTold(14.4, "time.milliseconds", 14L);
        assertTold(999.4, "time.milliseconds", 999L);
    }

    @Test
    void isToldInSecondsBelowAMinute() {
        assertTold(999.6, "time.seconds", 1.0);
        assertTold(25_717, "time.seconds", 25.7);
        assertTold(59_949, "time.seconds", 59.9);
    }

    @Test
    void isToldInMinutesAndHoursFromThereOn() {
        assertTold(59_950, "elapsed.minutes", 1L, 0);
        assertTold(72_000, "elapsed.minutes", 1L, 12);
        assertTold(3_599_499, "elapsed.minutes", 59L, 59);
        assertTold(3_599_500, "elapsed.hours", 1L, 0);
        assertTold(5_460_000, "elapsed.hours", 1L, 31);
    }

    private static void assertTold(double milliseconds, String words, Object... numbers) {
        assertThat(MeasuredTime.of(milliseconds)).isEqualTo(new MeasuredTime(words, List.of(numbers)));
    }
}
