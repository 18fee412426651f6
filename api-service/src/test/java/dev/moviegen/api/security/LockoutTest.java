package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockoutTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Lockout lockout =
            new Lockout(new LoginLimitSettings(10, 30, Duration.ofMinutes(1), Duration.ofHours(1)), nanos::get);

    @Test
    void refusesEvenTheRightPasswordAfterTenWrongOnes() {
        fail("a", 10);
        assertThatThrownBy(() -> lockout.attempt("a", () -> {
                    throw new AssertionError("nobody looks at the password");
                }))
                .isInstanceOf(LoginLocked.class);
        assertThat(lockout.attempt("b", () -> true)).isTrue();
    }

    @Test
    void takesTheRightPasswordWhenTheLockIsOver() {
        fail("a", 10);
        pass(Duration.ofSeconds(59));
        assertThat(retryAfter("a")).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(lockout.attempt("a", () -> true)).isTrue();
    }

    @Test
    void locksForTwiceAsLongEachTimeUpToAnHour() {
        fail("a", 10);
        for (int minutes = 1; minutes <= 32; minutes *= 2) {
            assertThat(retryAfter("a")).isEqualTo(minutes * 60L);
            pass(Duration.ofMinutes(minutes));
            fail("a", 1);
        }
        assertThat(retryAfter("a")).isEqualTo(3600);
    }

    @Test
    void aRightPasswordWipesTheWrongOnesOfItsAddress() {
        fail("a", 9);
        assertThat(lockout.attempt("a", () -> true)).isTrue();
        fail("a", 9);
        assertThat(lockout.attempt("a", () -> true)).isTrue();
    }

    @Test
    void boundsOneWhoHasManyAddresses() {
        IntStream.range(0, 30).forEach(number -> fail("bot-" + number, 1));
        assertThat(retryAfter("somebody else")).isEqualTo(60);
    }

    @Test
    void forgetsWhoeverWasQuietForTheLongestPause() {
        fail("a", 10);
        pass(Duration.ofMinutes(62));
        fail("a", 9);
        assertThat(lockout.attempt("a", () -> true)).isTrue();
    }

    private void fail(String address, int times) {
        IntStream.range(0, times)
                .forEach(time ->
                        assertThat(lockout.attempt(address, () -> false)).isFalse());
    }

    private long retryAfter(String address) {
        return catchThrowableOfType(LoginLocked.class, () -> lockout.attempt(address, () -> true))
                .retryAfter();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
