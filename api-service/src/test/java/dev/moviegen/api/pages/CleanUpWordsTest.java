package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.Rows;
import dev.moviegen.store.Job;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CleanUpWordsTest {

    private static final Instant CANCELLED = Instant.parse("2026-11-24T06:01:00Z");

    @Test
    void countsFromTheClickWhenTheTwoClocksAgree() {
        assertThat(proofOf("06:01:00.000")).contains("14 ミリ秒後に停止", "31 ミリ秒後にファイルを削除");
    }

    @Test
    void countsFromTheHearingWhenTheClickWouldBeLaterThanTheStop() {
        assertThat(proofOf("07:01:00.000")).contains("12 ミリ秒後に停止", "29 ミリ秒後にファイルを削除");
    }

    @Test
    void countsFromTheHearingWhenTheWorkersClockIsAhead() {
        Job job = cancelled("06:01:00.000")
                .with("cleaned_at", "2026-11-24 06:01:00.020Z")
                .job();
        assertThat(cleanUp(job)).contains("12 ミリ秒後に停止");
    }

    @Test
    void tellsLongTimesInAUnitThatFits() {
        Map<String, Object> proof = Map.of(
                "heard_at", "2026-11-24T06:01:00Z",
                "stopped_at", "2026-11-24T06:01:25.717Z",
                "gone_at", "2026-11-24T06:02:12Z");
        Job job = cancelled("06:01:00.000").with("proof", proof).job();
        assertThat(cleanUp(job)).startsWith("25.7秒後に停止、1分12秒後にファイルを削除");
        assertThat(new CleanUpWords(Clock.systemUTC()).of(job, JapaneseWords.of(Locale.ENGLISH)))
                .startsWith("stopped after 25.7 s, files removed after 1 min 12 s");
    }

    private String proofOf(String acceptedAt) {
        return cleanUp(cancelled(acceptedAt).job());
    }

    @Test
    void saysThatFilesAreBeingRemovedAndAfterAWhileHowLongAndWhoIsAsked() {
        Job job = Rows.cancelled().job();
        assertThat(cleanUp(job, CANCELLED.plusSeconds(1))).isEqualTo("ファイルを削除しています…");
        assertThat(cleanUp(job, CANCELLED.plusSeconds(40))).contains("まだ確認できていません", "40秒", "ワーカー w1 ");
    }

    @Test
    void admitsAfterFiveMinutesThatNobodyHasConfirmed() {
        assertThat(cleanUp(Rows.cancelled().job(), CANCELLED.plusSeconds(301)))
                .contains("確認できませんでした", "5分1秒", "ワーカー w1 から応答がありません");
    }

    private String cleanUp(Job job) {
        return cleanUp(job, CANCELLED);
    }

    private static String cleanUp(Job job, Instant now) {
        return new CleanUpWords(Clock.fixed(now, ZoneOffset.UTC)).of(job, JapaneseWords.get());
    }

    private static Rows cancelled(String acceptedAt) {
        return Rows.cancelled()
                .with("cleaned_at", "2026-11-24 06:01:00.500Z")
                .with(
                        "proof",
                        Map.of(
                                "accepted_at", "2026-11-24T" + acceptedAt + "000Z",
                                "heard_at", "2026-11-24T06:01:00.002000Z",
                                "stopped_at", "2026-11-24T06:01:00.014000Z",
                                "gone_at", "2026-11-24T06:01:00.031000Z"));
    }
}
