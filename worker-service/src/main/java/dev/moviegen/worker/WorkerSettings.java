package dev.moviegen.worker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of one worker process.
 *
 * @param name by which people know it, for example {@code w1}
 * @param jobsDir the scratch disk, shared by the workers of a host
 * @param concurrentJobs jobs at a time
 * @param jobLimit the longest that one job may take
 */
@Validated
@ConfigurationProperties("moviegen.worker")
public record WorkerSettings(
        @DefaultValue("w1") @Pattern(regexp = "[A-Za-z0-9-]{1,40}")
        String name,

        @DefaultValue("/app/data/jobs") @NotNull Path jobsDir,
        @DefaultValue("2") @Min(1) @Max(64) int concurrentJobs,
        @DefaultValue("15m") @NotNull Duration jobLimit) {}
