package dev.moviegen.api.json;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What happened to a job, in order, as the store's own triggers have written it down. */
@JsonNaming(SnakeCaseStrategy.class)
record TimelineView(String jobId, String status, List<Entry> entries) {

    /**
     * @param at the store's clock, to the millisecond
     * @param kind {@code state}: the row changed; {@code event}: the broker has confirmed it
     * @param name of an event its name; of a change {@code created claimed handed_back completed failed cancelled}
     * @param by the worker that did it, or who asked for the cancel
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Entry(
            Instant at,
            String kind,
            String name,
            @Nullable String from,
            @Nullable String to,
            int epoch,
            @Nullable String by,
            @Nullable String reason,
            JobView.@Nullable ProofView proof) {}

    static TimelineView of(Job job, List<JsonNode> history) {
        List<Entry> entries = history.stream().map(change -> entry(job, change)).toList();
        return new TimelineView(job.id(), job.status().word(), entries);
    }

    private static Entry entry(Job job, JsonNode change) {
        String to = text(change, "to_status");
        String what = text(change, "what");
        return switch (what) {
            case "submitted" -> event(change, "JobSubmitted", null);
            case "announced" -> event(change, eventOf(to), null);
            case "cleaned" -> event(change, "JobCleanedUp", JobView.ProofView.of(job));
            default ->
                new Entry(
                        time(change),
                        "state",
                        what,
                        JobView.orNull(text(change, "from_status")),
                        JobView.orNull(to),
                        epoch(change),
                        JobView.orNull(text(change, "who")),
                        JobView.orNull(to.equals(JobStatus.CANCELLED.word()) ? job.reason() : ""),
                        null);
        };
    }

    private static Entry event(JsonNode change, String name, JobView.@Nullable ProofView proof) {
        return new Entry(time(change), "event", name, null, null, epoch(change), null, null, proof);
    }

    private static int epoch(JsonNode change) {
        return change.path("epoch").asInt(0);
    }

    private static Instant time(JsonNode change) {
        return Instant.parse(text(change, "at").replace(' ', 'T'));
    }

    private static String text(JsonNode change, String name) {
        return change.path(name).asString("");
    }

    private static String eventOf(String status) {
        return status.isEmpty() ? "" : "Job" + Character.toUpperCase(status.charAt(0)) + status.substring(1);
    }
}
