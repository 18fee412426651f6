package dev.moviegen.api.operator;

import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.JobChange;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.api.json.JobView;
import dev.moviegen.api.watch.HeardEvent;
import dev.moviegen.api.watch.HeardEvents;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What happened to a job, in order, under whom; also of one that has expired, as long as its history is kept. */
@Component
public class JobTimeline {

    private static final String EVENT = "event";

    private final FindJobs findJobs;
    private final PocketBaseClient store;
    private final HeardEvents heard;
    private final Clock clock;

    JobTimeline(FindJobs findJobs, PocketBaseClient store, HeardEvents heard, Clock clock) {
        this.heard = heard;
        this.findJobs = findJobs;
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param job null when the record is gone already
     * @param status null with it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record View(
            String jobId, @Nullable String status, @Nullable OperatorJobView job, List<Entry> entries) {}

    /**
     * @param at the store's clock, to the millisecond
     * @param kind {@code state}: the row changed; {@code event}: the broker has confirmed it; {@code heard}: this process
     *     has heard it on {@code job.events}, by its own clock, and remembers it
     * @param name of an event its name; of a change {@code created claimed handed_back completed failed cancelled deleted}
     * @param owner worker and attempt that had the job from then on
     * @param by who did it: a worker with its attempt, or who asked for the cancel
     * @param detail of a heard event: a step, the number of an announcement, how a worker heard
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Entry(
            Instant at,
            String kind,
            String name,
            @Nullable String from,
            @Nullable String to,
            @Nullable String owner,
            @Nullable String disk,
            int epoch,
            @Nullable String by,
            @Nullable String requestedBy,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String detail,
            JobView.@Nullable ProofView proof) {}

    public View of(String jobId) {
        List<JobChange> history = findJobs.history(jobId);
        Optional<Job> job = store.find(jobId);
        List<Entry> entries = Stream.concat(
                        history.stream().map(change -> entry(job, change)),
                        heard.of(jobId).stream().map(JobTimeline::entry))
                .sorted(Comparator.comparing(Entry::at))
                .toList();

        return new View(
                jobId,
                job.map(there -> there.status().word()).orElse(null),
                job.map(there -> OperatorJobView.of(there, clock.instant())).orElse(null),
                entries);
    }

    private static Entry entry(Optional<Job> job, JobChange change) {
        boolean isEvent = change.isEvent();
        boolean isCancel = change.what().equals(JobStatus.CANCELLED.word());
        return new Entry(
                change.at(),
                isEvent ? EVENT : "state",
                isEvent ? change.event() : change.what(),
                isEvent ? null : JobView.orNull(change.from()),
                isEvent ? null : JobView.orNull(change.to()),
                JobView.orNull(change.owner()),
                JobView.orNull(change.disk()),
                change.epoch(),
                JobView.orNull(change.who()),
                isCancel ? JobView.orNull(change.who()) : null,
                isCancel ? job.map(Job::reason).map(JobView::orNull).orElse(null) : null,
                isCancel ? job.map(Job::note).map(JobView::orNull).orElse(null) : null,
                null,
                change.what().equals("cleaned") ? job.map(JobView.ProofView::of).orElse(null) : null);
    }

    private static Entry entry(HeardEvent event) {
        String worker = JobView.orNull(event.worker());
        String detail = JobView.orNull(event.detail());
        return new Entry(
                event.at(),
                "heard",
                event.name(),
                null,
                null,
                null,
                null,
                event.epoch(),
                worker,
                null,
                null,
                null,
                detail,
                null);
    }
}
