package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockoutTest {

    private static final Caller A = Caller.at("a");

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Lockout lockout =
            new Lockout(new LoginLimitSettings(10, 30, Duration.ofMinutes(1), Duration.ofHours(1)), nanos::get);

    @Test
    void refusesEvenTheRightPasswordAfterTenWrongOnes() {
        fail("a", 10);
        assertThatThrownBy(() -> lockout.attempt(A, () -> {
                    throw new AssertionError("nobody looks at the password");
                }))
                .isInstanceOf(LoginLocked.class);
        assertThat(lockout.attempt(Caller.at("b"), () -> true)).isTrue();
    }

    @Test
    void takesTheRightPasswordWhenTheLockIsOver() {
        fail("a", 10);
        pass(Duration.ofSeconds(59));
        assertThat(retryAfter("a")).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(lockout.attempt(A, () -> true)).isTrue();
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
        assertThat(lockout.attempt(A, () -> true)).isTrue();
        fail("a", 9);
        assertThat(lockout.attempt(A, () -> true)).isTrue();
    }

    @Test
    void rightOnesWipeNothingAfterTooManyInAll() {
        for (int round = 1; round <= 4; round++) {
            fail("a", 9);
            assertThat(lockout.attempt(A, () -> true)).isTrue();
        }
        fail("a", 1);
        assertThat(retryAfter("a")).isEqualTo(60);
    }

    @Test
    void aStrangerWithManyAddressesLocksNobodyElseOut() {
        failEverywhere(1_000);
        assertThat(lockout.attempt(Caller.at("somebody else"), () -> true)).isTrue();
    }

    @Test
    void afterTooManyInAllAnAddressHasOneTryForEachPause() {
        failEverywhere(30);
        fail("a", 1);
        assertThat(retryAfter("a")).isEqualTo(60);
        pass(Duration.ofMinutes(1));
        fail("a", 1);
        assertThat(retryAfter("a")).isEqualTo(120);
    }

    @Test
    void whoeverWasLetInLatelyHasTenTriesAllTheSame() {
        assertThat(lockout.attempt(A, () -> true)).isTrue();
        pass(Duration.ofDays(29));
        failEverywhere(30);
        fail("a", 9);
        assertThat(lockout.attempt(A, () -> true)).isTrue();
        pass(Duration.ofDays(31));
        failEverywhere(30);
        fail("a", 1);
        assertThat(retryAfter("a")).as("long ago").isEqualTo(60);
    }

    @Test
    void aKnownBrowserIsCountedByItself() {
        fail("a", 10);
        Caller browser = Caller.with("a");
        failEverywhere(30);
        IntStream.range(0, 10)
                .forEach(time ->
                        assertThat(lockout.attempt(browser, () -> false)).isFalse());
        assertThatThrownBy(() -> lockout.attempt(browser, () -> true)).isInstanceOf(LoginLocked.class);
        assertThat(lockout.attempt(Caller.with("b"), () -> true)).isTrue();
    }

    @Test
    void whenThereAreTooManyToCountOnlyTheKnownMayTry() {
        assertThat(lockout.attempt(A, () -> true)).isTrue();
        failEverywhere(Lockout.MOST_COUNTED);
        assertThat(retryAfter("somebody else")).isEqualTo(60);
        assertThat(lockout.attempt(A, () -> true)).isTrue();
        assertThat(lockout.attempt(Caller.with("b"), () -> true)).isTrue();
        pass(Duration.ofMinutes(62));
        assertThat(lockout.attempt(Caller.at("somebody else"), () -> true)).isTrue();
    }

    @Test
    void afterAQuietHourEverybodyHasTenTriesAgain() {
        failEverywhere(30);
        pass(Duration.ofMinutes(61));
        fail("a", 9);
        assertThat(lockout.attempt(A, () -> true)).isTrue();
    }

    @Test
    void forgetsWhoeverWasQuietForTheLongestPause() {
        fail("a", 10);
        pass(Duration.ofMinutes(62));
        fail("a", 9);
        assertThat(lockout.attempt(A, () -> true)).isTrue();
    }

    private void fail(String address, int times) {
        IntStream.range(0, times)
                .forEach(time -> assertThat(lockout.attempt(Caller.at(address), () -> false))
                        .isFalse());
    }

    private void failEverywhere(int addresses) {
        IntStream.range(0, addresses).forEach(number -> fail("bot-" + number, 1));
    }

    private long retryAfter(String address) {
        return catchThrowableOfType(LoginLocked.class, () -> lockout.attempt(Caller.at(address), () -> true))
                .retryAfter();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
