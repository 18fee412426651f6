package dev.moviegen.worker.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationFlagTest {

    private static final Stop CANCEL = Stop.now(StopReason.CANCELLED, HeardBy.EVENT);
    private static final Stop LEAVE = Stop.now(StopReason.HANDED_BACK, HeardBy.EVENT);

    private final CancellationFlag flag = new CancellationFlag("a".repeat(26));
    private final AtomicInteger aborts = new AtomicInteger();

    @Test
    void letsStepsRunUntilItIsSet() {
        flag.throwIfRequested();
        assertThat(flag.isRequested()).isFalse();
    }

    @Test
    void throwsTheReasonOnceSet() {
        flag.request(CANCEL);
        assertThatThrownBy(flag::throwIfRequested)
                .isInstanceOfSatisfying(
                        MovieGeneratorCancelled.class,
                        e -> assertThat(e.reason()).isEqualTo(StopReason.CANCELLED));
    }

    @Test
    void abortsAtOnceOnTheSettingThread() {
        flag.onRequest(aborts::incrementAndGet);
        flag.request(CANCEL);
        assertThat(aborts).hasValue(1);
    }

    @Test
    void abortsWhatIsRegisteredTooLateImmediately() {
        flag.request(CANCEL);
        flag.onRequest(aborts::incrementAndGet);
        assertThat(aborts).hasValue(1);
    }

    @Test
    void forgetsAClosedRegistration() {
        flag.onRequest(aborts::incrementAndGet).close();
        flag.request(CANCEL);
        assertThat(aborts).hasValue(0);
    }

    @Test
    void oneFailingAbortDoesNotSaveTheNext() {
        flag.onRequest(() -> {
            throw new IllegalStateException("already gone");
        });
        flag.onRequest(aborts::incrementAndGet);
        flag.request(CANCEL);
        assertThat(aborts).hasValue(1);
    }

    @Test
    void aSecondRequestIsNoNews() {
        assertThat(flag.request(CANCEL)).isTrue();
        assertThat(flag.request(CANCEL)).isFalse();
    }

    @Test
    void aCancelOutranksALeavingWorker() {
        flag.request(LEAVE);
        flag.request(CANCEL);
        assertThat(flag.stop().orElseThrow().reason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void aLeavingWorkerDoesNotOutrankACancel() {
        flag.request(CANCEL);
        flag.request(LEAVE);
        assertThat(flag.stop().orElseThrow().reason()).isEqualTo(StopReason.CANCELLED);
    }
}
