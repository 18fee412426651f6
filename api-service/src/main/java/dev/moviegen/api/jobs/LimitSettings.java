package dev.moviegen.api.jobs;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits that one address or everybody runs into.
 *
 * @param jobsPerDay jobs that one address may submit within any 24 hours (the store enforces it)
 * @param queue jobs that may wait at the same time (the store enforces it)
 * @param cancelsPerMinute cancels that one address may send within a minute (each API process enforces it)
 * @param keepHours how long a finished job stays (the store enforces it; here only for the page to say so)
 */
@Validated
@ConfigurationProperties("moviegen.limits")
public record LimitSettings(
        @DefaultValue("5") @Min(1) @Max(1_000_000) int jobsPerDay,
        @DefaultValue("10") @Min(1) @Max(1_000_000) int queue,
        @DefaultValue("10") @Min(1) @Max(1_000_000) int cancelsPerMinute,

        @DefaultValue("24") @DecimalMin("0.0001") @DecimalMax("1000000")
        double keepHours) {}
