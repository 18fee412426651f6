package dev.moviegen.api.watch;

import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The four times of one cancel, in milliseconds from the click, or from the hearing where the two clocks do not agree:
 * the worker heard of it, its processes were dead, its files were gone, and the row says so.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CancelTimes(String id, Instant at, double heardMs, double stoppedMs, double goneMs, double confirmedMs) {

    private static final double NANOS_OF_MS = 1_000_000;

    /** Empty for a job that no worker had, or whose proof is not there (yet). */
    public static Optional<CancelTimes> of(Job job) {
        JsonNode proof = job.proof().orElse(null);
        Instant confirmed = job.cleanedAt().orElse(null);
        if (proof == null || confirmed == null || job.epoch() == 0) {
            return Optional.empty();
        }
        Optional<Instant> heard = time(proof, "heard_at");
        Optional<Instant> stopped = time(proof, "stopped_at");
        Optional<Instant> gone = time(proof, "gone_at");
        if (heard.isEmpty() || stopped.isEmpty() || gone.isEmpty()) {
            return Optional.empty();
        }
        Instant from = time(proof, "accepted_at")
                .filter(click -> !click.isAfter(heard.get()) && !gone.get().isAfter(confirmed))
                .orElse(heard.get());
        return Optional.of(new CancelTimes(
                job.id(),
                from,
                between(from, heard.get()),
                between(from, stopped.get()),
                between(from, gone.get()),
                Math.max(between(from, gone.get()), between(from, confirmed))));
    }

    private static double between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / NANOS_OF_MS);
    }

    private static Optional<Instant> time(JsonNode proof, String name) {
        String text = proof.path(name).asString("");
        return text.isEmpty() ? Optional.empty() : Optional.of(PocketBase.instant(text));
    }
}
