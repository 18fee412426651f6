package dev.moviegen.api.watch;

import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.store.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Who works on what: from the rows that have an owner, and from the events that were heard. */
@Component
public class Workers {

    private final PocketBaseClient store;
    private final HeardEvents heard;
    private final Clock clock;

    Workers(PocketBaseClient store, HeardEvents heard, Clock clock) {
        this.store = store;
        this.heard = heard;
        this.clock = clock;
    }

    /**
     * @param disk where its jobs are; null for one that has none
     * @param heardAt its last event here; null: none since this process started
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Worker(
            String worker, @Nullable String disk, @Nullable Instant heardAt, List<Work> jobs) {}

    /** @param heartbeatSeconds since the last write of its row, by this process's clock and the store's */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Work(String id, String url, String step, int progress, int epoch, long heartbeatSeconds) {}

    /** Those with jobs, and those heard of within the last quarter of an hour; by name. */
    public List<Worker> all() {
        Map<String, Instant> times = heard.workers();
        Map<String, List<Job>> jobs = new TreeMap<>();
        times.keySet().forEach(worker -> jobs.put(worker, new ArrayList<>()));
        for (Job job : store.all("status = 'processing' && owner != ''")) {
            String worker = job.owner().replaceFirst("#.*", "");
            jobs.computeIfAbsent(worker, name -> new ArrayList<>()).add(job);
        }
        List<Worker> all = new ArrayList<>();
        jobs.forEach((worker, own) -> all.add(new Worker(
                worker,
                own.isEmpty() ? null : own.get(0).disk(),
                times.get(worker),
                own.stream().map(this::work).toList())));
        return all;
    }

    private Work work(Job job) {
        long age = job.updated()
                .map(last -> Duration.between(last, clock.instant()).toSeconds())
                .orElse(0L);
        return new Work(job.id(), job.url(), job.step(), job.progress(), job.epoch(), Math.max(0, age));
    }
}
