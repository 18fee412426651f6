package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.Rows;
import dev.moviegen.store.Job;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final List<String> OF_THE_INPUT = List.of(
            "invalid_url",
            "forbidden_url",
            "not_found",
            "not_html",
            "too_big",
            "too_short",
            "script_failed",
            "worker_died",
            "timed_out");

    private static final List<String> THAT_MAY_PASS = List.of(
            "too_slow", "fetch_failed", "speech_failed", "slides_failed", "video_failed", "disk_full", "internal");

    @Test
    void theSameInputIsTriedAgainOnlyWhereItMayEndBetter() {
        assertThat(OF_THE_INPUT).allMatch(code -> Failures.askForAnotherInput(failed(code)));
        assertThat(THAT_MAY_PASS).noneMatch(code -> Failures.askForAnotherInput(failed(code)));
        assertThat(Failures.askForAnotherInput(failed("of a newer worker"))).isFalse();
    }

    @Test
    void everyCodeOfTheContractIsOneOrTheOther() {
        assertThat(MessagesTest.CODES.split(" "))
                .allMatch(code -> OF_THE_INPUT.contains(code) != THAT_MAY_PASS.contains(code));
    }

    /** The sentence of the failure and its first button must not say two things. */
    @Test
    void theWordsAdviseTheSame() {
        for (String code : MessagesTest.CODES.split(" ")) {
            assertThat(JapaneseWords.get().say("failed." + code).contains("もう一度試してください"))
                    .as(code)
                    .isEqualTo(THAT_MAY_PASS.contains(code));
        }
    }

    @Test
    void aJobThatHasNotFailedHasNothingToMakeBetter() {
        assertThat(Failures.askForAnotherInput(Rows.completed().job())).isFalse();
        assertThat(Failures.askForAnotherInput(Rows.cancelled().job())).isFalse();
    }

    private static Job failed(String code) {
        return Rows.failed()
                .with("error", Map.of("step", "script", "code", code, "detail", ""))
                .job();
    }
}
