package dev.moviegen.api.jobs;

import dev.moviegen.store.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The four steps of the work in their order, each with its share of the whole progress in percent. */
public enum WorkStep {
    SCRIPT(0, 20),
    AUDIO(20, 55),
    SLIDES(55, 80),
    VIDEO(80, 100);

    private static final int WHOLE = 100;

    private final int from;
    private final int to;

    WorkStep(int from, int to) {
        this.from = from;
        this.to = to;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WorkStep> of(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    /** Percent of this step, of the percent of the whole. */
    public int percent(int overall) {
        return Math.max(0, Math.min(WHOLE, (overall - from) * WHOLE / (to - from)));
    }

    /** By the worker's clock. */
    public Optional<Instant> beganIn(Job job) {
        try {
            String began = noteIn(job).path("began").asString("");
            return began.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(began));
        } catch (DateTimeParseException odd) {
            return Optional.empty();
        }
    }

    /** Empty while it is not done. */
    public Optional<Duration> tookIn(Job job) {
        JsonNode took = noteIn(job).path("took_ms");
        return took.isNumber() ? Optional.of(Duration.ofMillis(took.asLong())) : Optional.empty();
    }

    /** As {@link #tookIn}; a step that was not done ended with the job. */
    public Optional<Duration> durationIn(Job job) {
        return tookIn(job)
                .or(() -> beganIn(job).flatMap(began -> job.completedAt().map(end -> Duration.between(began, end))));
    }

    /** How many sentences are told: the size of a job; 0: not known yet. */
    public static int sentencesIn(Job job) {
        return AUDIO.noteIn(job).path("n").asInt(0);
    }

    private JsonNode noteIn(Job job) {
        return job.steps().path(word());
    }
}
