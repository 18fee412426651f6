package dev.moviegen.api.security;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many wrong passwords the operator's login takes.
 *
 * @param failures wrong passwords from one address until it is locked
 * @param failuresInAll wrong passwords for the account, from wherever, until one more is enough to lock an address that
 *     nobody was let in from lately
 * @param pause how long the first lock lasts; each further wrong password after it doubles the next one
 * @param longestPause the longest lock; after as long without a wrong password the count begins anew
 */
@Validated
@ConfigurationProperties("moviegen.operator.login")
record LoginLimitSettings(
        @DefaultValue("10") @Min(1) @Max(1_000) int failures,
        @DefaultValue("100") @Min(1) @Max(1_000_000) int failuresInAll,

        @DefaultValue("1m") @DurationMin(seconds = 1) @DurationMax(days = 1)
        Duration pause,

        @DefaultValue("1h") @DurationMin(seconds = 1) @DurationMax(days = 7)
        Duration longestPause) {}
