package dev.moviegen.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of an article becomes a video: the worker keeps to it and the page says it, both from the same settings.
 *
 * @param sections parts that a video has at most; the page says what was left out
 * @param minutes of speech at most
 * @param characters of text, letters and digits, that an article needs at least
 */
@Validated
@ConfigurationProperties("moviegen.article")
public record ArticleLimits(
        @DefaultValue("10") @Min(1) @Max(50) int sections,
        @DefaultValue("5") @Min(1) @Max(30) int minutes,
        @DefaultValue("200") @Min(1) @Max(100_000) int characters) {}
