package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void aWaitIsToldInTheUnitThatFitsAndNeverTooShort() {
        assertWait(Duration.ZERO, "1秒", "1 s");
        assertWait(Duration.ofMillis(40_100), "41秒", "41 s");
        assertWait(Duration.ofMillis(59_001), "1分", "1 minute");
        assertWait(Duration.ofSeconds(61), "2分", "2 minutes");
        assertWait(Duration.ofSeconds(3_541), "1時間", "1 hour");
        assertWait(Duration.ofSeconds(18_661), "5時間12分", "5 hours and 12 min");
        assertWait(Duration.ofHours(24), "24時間", "24 hours");
    }

    private static void assertWait(Duration wait, String japanese, String english) {
        assertThat(JapaneseWords.get().waiting(wait)).isEqualTo(japanese);
        assertThat(JapaneseWords.of(Locale.ENGLISH).waiting(wait)).isEqualTo(english);
    }
}
