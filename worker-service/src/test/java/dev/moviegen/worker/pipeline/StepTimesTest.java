package dev.moviegen.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StepTimesTest {

    private static final String NOW = "2026-11-24T06:10:00Z";

    private final StepTimes times = new StepTimes(
            JsonMapper.shared()
                    .valueToTree(Map.of(
                            "script", Map.of("began", "2026-11-24T06:00:00Z", "took_ms", 5_000),
                            "audio", Map.of("began", "2026-11-24T06:00:05Z", "n", 12))),
            Clock.fixed(Instant.parse(NOW), ZoneOffset.UTC));

    @Test
    void aStepThatIsFoundFinishedKeepsTheTimesInWhichItWasDone() {
        times.begin("script");
        times.count(Map.of("n", 3));
        times.end();

        assertThat(of("script").path("began").asString()).isEqualTo("2026-11-24T06:00:00Z");
        assertThat(of("script").path("took_ms").asInt()).isEqualTo(5_000);
        assertThat(of("script").has("n")).isFalse();
    }

    @Test
    void aStepThatHasToBeDoneAgainHasTheTimesOfTheNewAttempt() {
        times.begin("script");
        times.work();
        assertThat(of("script").has("took_ms")).as("it goes on").isFalse();
        times.end();

        assertThat(of("script").path("began").asString()).isEqualTo(NOW);
        assertThat(of("script").path("took_ms").asInt(-1)).isBetween(0, 4_999);
    }

    @Test
    void aStepThatAnEarlierOwnerHasOnlyBegunBeginsAnew() {
        times.begin("audio");
        times.work();

        assertThat(of("audio").path("began").asString()).isEqualTo(NOW);
        assertThat(of("audio").has("n")).isFalse();
    }

    /** It was done, and its owner died before he could say so. */
    @Test
    void aStepInWhichNothingIsLeftToDoLastedUntilThatWasSeen() {
        times.begin("audio");
        times.count(Map.of("n", 3));
        times.end();

        assertThat(of("audio").path("began").asString()).isEqualTo("2026-11-24T06:00:05Z");
        assertThat(of("audio").path("took_ms").asInt()).isEqualTo(595_000);
        assertThat(of("audio").path("n").asInt()).isEqualTo(12);
    }

    @Test
    void everyStepHasItsBeginItsEndAndItsSize() {
        times.begin("slides");
        times.count(Map.of("i", 1, "n", 7));
        times.end();
        times.begin("video");
        times.end();

        assertThat(of("slides").path("n").asInt()).isEqualTo(7);
        assertThat(of("slides").path("took_ms").isNumber()).isTrue();
        assertThat(of("video").path("took_ms").isNumber()).isTrue();
    }

    private JsonNode of(String step) {
        return JsonMapper.shared().valueToTree(times.all()).path(step);
    }
}
