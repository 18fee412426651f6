package dev.moviegen.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.MovieGeneratorCancelled;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AsideTest {

    private final CancellationFlag flag = new CancellationFlag("j");

    @Test
    void givesTheResult() throws Exception {
        assertThat(Aside.run(flag, () -> 42)).isEqualTo(42);
    }

    @Test
    void throwsWhatWasThrown() {
        assertThatThrownBy(() -> Aside.run(flag, () -> {
                    throw new StepFailed("script_failed", "no sentence");
                }))
                .isInstanceOf(StepFailed.class)
                .hasMessage("no sentence");
    }

    @Test
    @Timeout(10)
    void doesNotWaitForComputingThatNeverLooksAtTheFlag() {
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> Aside.run(flag, () -> {
                    flag.request(Stop.now(StopReason.CANCELLED, HeardBy.EVENT));
                    never.await();
                    return "too late";
                }))
                .isInstanceOf(MovieGeneratorCancelled.class);
        never.countDown();
    }
}
