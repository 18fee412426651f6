package dev.moviegen.api.json;

import dev.moviegen.api.jobs.QueuePosition;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A job as programs see it. What is not there yet is null; nothing here names a server's path or a person's address. */
@JsonNaming(SnakeCaseStrategy.class)
public record JobView(
        String id,
        String url,
        String language,
        String status,
        int progress,
        @Nullable MessageView message,
        @Nullable String currentStep,
        @Nullable Integer queuePosition,
        @Nullable Integer queueTotal,
        @Nullable ErrorView error,
        @Nullable String reason,
        @Nullable String requestedBy,
        @Nullable Instant created,
        @Nullable Instant updated,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cleanedAt,
        @Nullable Instant expiresAt,
        @Nullable Long videoSize,
        @Nullable Double videoSeconds,
        @Nullable ProofView proof) {

    public static JobView of(Job job, QueuePosition position) {
        boolean waits = job.status() == JobStatus.PENDING;
        boolean hasVideo = !job.video().isEmpty();
        return new JobView(
                job.id(),
                job.url(),
                job.language(),
                job.status().word(),
                job.progress(),
                MessageView.of(job),
                orNull(job.step()),
                waits ? position.position() : null,
                waits ? position.total() : null,
                ErrorView.of(job),
                orNull(job.reason()),
                orNull(job.requestedBy()),
                job.created().orElse(null),
                job.updated().orElse(null),
                job.startedAt().orElse(null),
                job.completedAt().orElse(null),
                job.cleanedAt().orElse(null),
                job.expiresAt().orElse(null),
                hasVideo ? job.videoSize() : null,
                hasVideo ? job.videoSeconds() : null,
                ProofView.of(job));
    }

    /** Programs see null where the store has an empty text. */
    public static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A key of the message and its numbers; readers put it into their own language. */
    public record MessageView(String key, Map<String, Object> args) {

        static @Nullable MessageView of(Job job) {
            return job.message()
                    .filter(message -> !message.key().isEmpty())
                    .map(message -> new MessageView(message.key(), message.args()))
                    .orElse(null);
        }
    }

    /** Which step failed, a stable word for why, and an English sentence. */
    public record ErrorView(String step, String code, String detail) {

        static @Nullable ErrorView of(Job job) {
            return job.error()
                    .map(error -> new ErrorView(error.step(), error.code(), error.detail()))
                    .orElse(null);
        }
    }

    /** Who has seen the cancelled job stop and its files go, and when, by that one's clock. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ProofView(
            @Nullable String by,
            @Nullable String heardBy,
            @Nullable String acceptedAt,
            @Nullable String heardAt,
            @Nullable String stoppedAt,
            @Nullable String goneAt,
            long processes,
            long files,
            long bytes) {

        public static @Nullable ProofView of(Job job) {
            return job.proof().map(ProofView::of).orElse(null);
        }

        private static ProofView of(JsonNode proof) {
            return new ProofView(
                    text(proof, "by"),
                    text(proof, "heard_by"),
                    text(proof, "accepted_at"),
                    text(proof, "heard_at"),
                    text(proof, "stopped_at"),
                    text(proof, "gone_at"),
                    proof.path("processes").asLong(0),
                    proof.path("files").asLong(0),
                    proof.path("bytes").asLong(0));
        }

        private static @Nullable String text(JsonNode proof, String name) {
            return orNull(proof.path(name).asString(""));
        }
    }
}
