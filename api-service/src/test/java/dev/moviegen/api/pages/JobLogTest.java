package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.JobChange;
import dev.moviegen.api.pages.JobPanel.LogLine;
import dev.moviegen.store.StoreUnreachable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JobLogTest {

    private final FindJobs findJobs = mock(FindJobs.class);
    private final JobLog log = new JobLog(new TakeOvers(findJobs));

    @Test
    void saysOfEveryStepWhenItBeganWhenItEndedAndHowLongItTook() {
        Rows row = Rows.completed()
                .with("epoch", 1)
                .with("completed_at", "2026-11-24 06:00:30.000Z")
                .with(
                        "steps",
                        Map.of(
                                "script", Map.of("began", "2026-11-24T06:00:10.100Z", "took_ms", 1_900),
                                "audio", Map.of("began", "2026-11-24T06:00:12Z", "took_ms", 8_000, "n", 12),
                                "slides", Map.of("began", "2026-11-24T06:00:20Z", "took_ms", 3_000, "n", 14),
                                "video", Map.of("began", "2026-11-24T06:00:23Z", "took_ms", 6_500)));
        assertThat(lines(row))
                .containsExactly(
                        "06:00:00Z 受け付けました",
                        "06:00:10Z ワーカーが処理を始めました",
                        "06:00:10.100Z スクリプト作成を始めました",
                        "06:00:12Z スクリプト作成が終わりました（1.9秒）",
                        "06:00:12Z 音声作成を始めました",
                        "06:00:20Z 音声作成が終わりました（8.0秒）",
                        "06:00:20Z スライド作成を始めました",
                        "06:00:23Z スライド作成が終わりました（3.0秒）",
                        "06:00:23Z 動画作成を始めました",
                        "06:00:29.500Z 動画作成が終わりました（6.5秒）",
                        "06:00:30Z 動画が完成しました");
    }

    @Test
    void saysOfEveryTakeOverWhenItWasAndOfTheFirstClaimToo() {
        when(findJobs.history(Rows.ID))
                .thenReturn(List.of(
                        change("created", 0, "06:00:00"),
                        change("claimed", 1, "06:00:10"),
                        change("claimed", 2, "06:01:00"),
                        change("handed_back", 2, "06:02:00"),
                        change("claimed", 3, "06:02:30")));
        assertThat(lines(Rows.processing().with("epoch", 3)))
                .containsExactly(
                        "06:00:00Z 受け付けました",
                        "06:00:10Z ワーカーが処理を始めました",
                        "06:01:00Z ワーカーが処理を引き継ぎました（2回目）",
                        "06:02:30Z ワーカーが処理を引き継ぎました（3回目）");
    }

    @Test
    void looksIntoTheHistoryOnceForEachTakeOver() {
        when(findJobs.history(Rows.ID)).thenReturn(List.of(change("claimed", 2, "06:01:00")));
        for (int panel = 0; panel < 3; panel++) {
            lines(Rows.processing().with("epoch", 1));
        }
        verify(findJobs, times(0)).history(Rows.ID);
        for (int panel = 0; panel < 3; panel++) {
            lines(Rows.processing().with("epoch", 2));
        }
        verify(findJobs, times(1)).history(Rows.ID);
        lines(Rows.processing().with("epoch", 3));
        verify(findJobs, times(2)).history(Rows.ID);
    }

    @Test
    void saysNothingOfATakeOverWhoseTimeCannotBeReadNowAndAsksAgain() {
        when(findJobs.history(Rows.ID))
                .thenThrow(mock(StoreUnreachable.class))
                .thenReturn(List.of(change("claimed", 2, "06:01:00")));
        assertThat(lines(Rows.processing().with("epoch", 2))).last().isEqualTo("06:00:10Z ワーカーが処理を始めました");
        assertThat(lines(Rows.processing().with("epoch", 2))).last().isEqualTo("06:01:00Z ワーカーが処理を引き継ぎました（2回目）");
    }

    /** A page that is open knows a line by its key, and adds what it does not know. */
    @Test
    void aStepThatBeginsAgainIsAnotherLine() {
        List<String> keys = keys("2026-11-24T06:00:12Z");
        assertThat(keys("2026-11-24T06:00:12Z")).isEqualTo(keys);
        assertThat(keys("2026-11-24T06:01:00Z")).doesNotContain(keys.get(keys.size() - 1));
    }

    private List<String> keys(String audioBegan) {
        Rows row = Rows.processing().with("epoch", 1).with("steps", Map.of("audio", Map.of("began", audioBegan)));
        return log.of(row.job(), JapaneseWords.get()).stream().map(LogLine::key).toList();
    }

    private List<String> lines(Rows row) {
        return log.of(row.job(), JapaneseWords.get()).stream()
                .map(line -> line.time().replaceFirst("2026-11-24T", "") + " " + line.text())
                .toList();
    }

    private static JobChange change(String what, int epoch, String time) {
        return new JobChange(JsonMapper.shared()
                .valueToTree(Map.of("what", what, "epoch", epoch, "at", "2026-11-24 " + time + ".000Z")));
    }
}
