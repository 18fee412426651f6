package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CrashPointTest {

    @Test
    void doesNothingUnlessArmed() {
        for (CrashPoint point : CrashPoint.values()) {
            point.reached();
        }
        assertThat(CrashPoint.isArmed()).isFalse();
    }

    @Test
    void isNamedBySettingAndCount() {
        assertThat(CrashPoint.pointOf("worker-before-rename")).isEqualTo(CrashPoint.WORKER_BEFORE_RENAME);
        assertThat(CrashPoint.pointOf("worker-after-step:3")).isEqualTo(CrashPoint.WORKER_AFTER_STEP);
        assertThat(CrashPoint.timesOf("worker-after-step:3")).isEqualTo(3);
        assertThat(CrashPoint.timesOf("worker-after-step")).isOne();
        assertThat(CrashPoint.pointOf("")).isNull();
    }

    @Test
    void aWrongNameStopsTheStartAndNamesTheSetting() {
        assertThatThrownBy(() -> CrashPoint.pointOf("worker-nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MOVIEGEN_CRASH_AT")
                .hasMessageContaining("worker-nowhere");
    }
}
