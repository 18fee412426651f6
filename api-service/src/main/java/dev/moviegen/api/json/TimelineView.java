package dev.moviegen.api.json;

import dev.moviegen.api.jobs.JobChange;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    static TimelineView of(Job job, List<JobChange> history) {
        List<Entry> entries = history.stream().map(change -> entry(job, change)).toList();
        return new TimelineView(job.id(), job.status().word(), entries);
    }

    private static Entry entry(Job job, JobChange change) {
        if (change.isEvent()) {
            JobView.ProofView proof = change.what().equals("cleaned") ? JobView.ProofView.of(job) : null;
            return new Entry(change.at(), "event", change.event(), null, null, change.epoch(), null, null, proof);
        }
        return new Entry(
                change.at(),
                "state",
                change.what(),
                JobView.orNull(change.from()),
                JobView.orNull(change.to()),
                change.epoch(),
                JobView.orNull(change.who()),
                JobView.orNull(change.to().equals(JobStatus.CANCELLED.word()) ? job.reason() : ""),
                null);
    }
}
