package dev.moviegen.api.operator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of the operator's part.
 *
 * @param bulk cancels in one call; of more that match, the oldest are taken and the others wait for the next call
 */
@Validated
@ConfigurationProperties("moviegen.operator")
record OperatorLimits(
        @DefaultValue("1000") @Min(1) @Max(1_000) int bulk) {}
