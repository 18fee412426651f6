package dev.moviegen.api.json;

import dev.moviegen.store.Job;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What a program polls. {@code completed} says that the job has ended, in whatever way. */
@JsonNaming(SnakeCaseStrategy.class)
record StatusView(
        String status,
        int progress,
        JobView.@Nullable MessageView message,
        @Nullable String currentStep,
        JobView.@Nullable ErrorView error,
        boolean completed,
        boolean videoAvailable) {

    static StatusView of(Job job) {
        return new StatusView(
                job.status().word(),
                job.progress(),
                JobView.MessageView.of(job),
                JobView.orNull(job.step()),
                JobView.ErrorView.of(job),
                job.status().isFinal(),
                !job.video().isEmpty());
    }
}
