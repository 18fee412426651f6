package dev.moviegen.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.faults.history.Disturbance.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration HOUR = Duration.ofMinutes(60);

    @Test
    void theSameSeedGivesTheSameScheduleAndAnotherSeedAnother() {
        assertThat(Schedule.of(7, HOUR)).isEqualTo(Schedule.of(7, HOUR));
        assertThat(Schedule.of(7, HOUR)).isNotEqualTo(Schedule.of(8, HOUR));
    }

    @Test
    void anHourHasEveryKindOfBlowAndTwentyDeathsOfTheBroker() {
        List<Strike> all =
                Schedule.of(1, HOUR).lanes().stream().flatMap(List::stream).toList();

        assertThat(all).extracting(Strike::kind).containsAll(EnumSet.complementOf(EnumSet.of(Kind.MACHINE_BUSY)));
        assertThat(all.stream().filter(s -> s.kind() == Kind.BROKER_KILLED).count())
                .isGreaterThanOrEqualTo(20);
    }

    @Test
    void aMinuteHasWhatEveryPromiseNeeds() {
        List<Strike> all = Schedule.of(5, Duration.ofMinutes(1)).lanes().stream()
                .flatMap(List::stream)
                .toList();

        assertThat(all).extracting(Strike::kind).containsAll(EnumSet.complementOf(EnumSet.of(Kind.MACHINE_BUSY)));
        assertThat(all.stream().filter(strike -> strike.kind() == Kind.REPLAY))
                .as("not all at once, and with something to repeat")
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(strike -> strike.at().compareTo(Duration.ofSeconds(5)) > 0);
    }

    @Test
    void noBlowFallsAfterTheEnd() {
        for (List<Strike> lane : Schedule.of(3, Duration.ofMinutes(1)).lanes()) {
            assertThat(lane).isNotEmpty().allMatch(strike -> strike.at().compareTo(Duration.ofMinutes(1)) < 0);
        }
    }
}
