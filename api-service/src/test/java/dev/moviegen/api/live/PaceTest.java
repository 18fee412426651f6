package dev.moviegen.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final int PAUSE = 300;
    private static final int ECHO = 1_500;

    private final HandClock clock = new HandClock();
    private final List<Long> said = new ArrayList<>();
    private final Pace pace =
            new Pace(Duration.ofMillis(PAUSE), Duration.ofMillis(ECHO), clock, () -> said.add(clock.millis));

    @Test
    void saysAtOnceWhatHappensAfterAQuietTime() {
        clock.goTo(10_000);
        pace.happened();
        clock.goTo(10_001);
        assertThat(said).containsExactly(10_000L);
    }

    @Test
    void saysWhatHappensInThePauseWhenThePauseIsOver() {
        pace.happened();
        clock.goTo(1);
        for (int time = 0; time < 100; time++) {
            pace.happened();
        }
        clock.goTo(PAUSE);
        assertThat(said).containsExactly(0L, (long) PAUSE);
    }

    @Test
    void saysOnceMoreWhatOthersMayHaveStoredLater() {
        pace.happened();
        clock.goTo(1_000);
        pace.happened();
        clock.goTo(100_000);
        assertThat(said).containsExactly(0L, 1_000L, 1_000L + ECHO);
    }

    /** What happens while it is being said is not in what is read then. */
    @Test
    void saysAgainWhatHappensWhileItIsBeingSaid() {
        List<Long> times = new ArrayList<>();
        Pace[] busy = new Pace[1];
        busy[0] = new Pace(Duration.ofMillis(PAUSE), Duration.ofMillis(ECHO), clock, () -> {
            times.add(clock.millis);
            if (times.size() == 1) {
                busy[0].happened();
            }
        });
        busy[0].happened();
        clock.goTo(PAUSE);
        assertThat(times).containsExactly(0L, (long) PAUSE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void isNeverOftenerThanThePauseAndNeverSilentAboutTheLast(int seed) {
        Random random = new Random(seed);
        long last = 0;
        for (int time = 0; time < 500; time++) {
            last = clock.millis + random.nextInt(random.nextBoolean() ? 20 : 2_000);
            clock.goTo(last);
            pace.happened();
            clock.goTo(last + PAUSE);
            assertThat(said.get(said.size() - 1)).isGreaterThanOrEqualTo(last);
        }
        clock.goTo(last + 100_000);
        assertThat(said.get(said.size() - 1)).isGreaterThanOrEqualTo(last + ECHO);
        for (int time = 1; time < said.size(); time++) {
            assertThat(said.get(time) - said.get(time - 1)).isGreaterThanOrEqualTo(PAUSE);
        }
    }

    private record Task(long at, int order, Runnable what) {}

    /** Goes only where it is told to, and does on the way what is due. */
    private static final class HandClock implements Pace.Clockwork {

        private final PriorityQueue<Task> tasks =
                new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingInt(Task::order));
        private long millis;
        private int orders;

        @Override
        public Duration now() {
            return Duration.ofMillis(millis);
        }

        @Override
        public void runIn(Duration delay, Runnable task) {
            tasks.add(new Task(millis + delay.toMillis(), orders++, task));
        }

        void goTo(long moment) {
            while (!tasks.isEmpty() && tasks.peek().at() <= moment) {
                Task task = tasks.poll();
                millis = task.at();
                task.what().run();
            }
            millis = moment;
        }
    }
}
