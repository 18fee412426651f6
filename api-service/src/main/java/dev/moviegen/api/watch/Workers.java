package dev.moviegen.api.watch;

import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Who works on what: from what the workers say of themselves, the rows that have an owner, and the events that were heard. */
@Component
public class Workers {

    private static final String PRESENT = "workers";
    private static final String THERE = "left = false && updated > strftime('%Y-%m-%d %H:%M:%fZ', @now, '-5 minutes')";
    private static final int MOST = 500;
    private static final Duration SILENT = Duration.ofSeconds(30);

    private final PocketBaseClient jobs;
    private final PocketBase store;
    private final HeardEvents heard;
    private final Clock clock;

    Workers(PocketBaseClient jobs, PocketBase store, HeardEvents heard, Clock clock) {
        this.jobs = jobs;
        this.store = store;
        this.heard = heard;
        this.clock = clock;
    }

    /**
     * @param disk where its jobs are; null: not known
     * @param freeBytes of that disk, as {@code totalBytes}; null: not known
     * @param seenAt when it last said that it is there; null: not within the last five minutes
     * @param silent it has said so, but not for half a minute
     * @param heardAt its last event here; null: none since this process started
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Worker(
            String worker,
            @Nullable String disk,
            @Nullable Long freeBytes,
            @Nullable Long totalBytes,
            @Nullable Instant seenAt,
            boolean silent,
            @Nullable Instant heardAt,
            List<Work> jobs) {}

    /** @param heartbeatSeconds since the last write of its row, by this process's clock and the store's */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Work(String id, String url, String step, int progress, int epoch, long heartbeatSeconds) {}

    /** Those that have said that they are there, and those that a job in the store names; by name. */
    public List<Worker> all() {
        Map<String, JsonNode> present = present();
        Map<String, List<Job>> owned = new TreeMap<>();
        present.keySet().forEach(worker -> owned.put(worker, new ArrayList<>()));
        for (Job job : jobs.all("status = 'processing' && owner != ''")) {
            String worker = job.owner().replaceFirst("#.*", "");
            owned.computeIfAbsent(worker, name -> new ArrayList<>()).add(job);
        }
        Map<String, Instant> times = heard.workers();
        List<Worker> all = new ArrayList<>();
        owned.forEach((worker, own) -> all.add(worker(worker, own, present.get(worker), times.get(worker))));
        return all;
    }

    private Map<String, JsonNode> present() {
        Map<String, JsonNode> present = new TreeMap<>();
        store.list(PRESENT, new Query(THERE, "worker", 1, MOST))
                .forEach(row -> present.put(row.path("worker").asString(), row));
        return present;
    }

    private Worker worker(String name, List<Job> own, @Nullable JsonNode row, @Nullable Instant heardAt) {
        List<Work> work = own.stream().map(this::work).toList();
        if (row == null) {
            return new Worker(name, own.get(0).disk(), null, null, null, false, heardAt, work);
        }
        Instant seen = PocketBase.instant(row.path("updated").asString());
        return new Worker(
                name,
                row.path("disk").asString(),
                row.path("free_bytes").asLong(),
                row.path("total_bytes").asLong(),
                seen,
                seen.isBefore(clock.instant().minus(SILENT)),
                heardAt,
                work);
    }

    private Work work(Job job) {
        long age = job.updated()
                .map(last -> Duration.between(last, clock.instant()).toSeconds())
                .orElse(0L);
        return new Work(job.id(), job.url(), job.step(), job.progress(), job.epoch(), Math.max(0, age));
    }
}
