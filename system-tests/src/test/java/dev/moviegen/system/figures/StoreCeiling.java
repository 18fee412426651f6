package dev.moviegen.system.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.testing.AtOnce;
import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.RawStore.Reply;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * How many writes a second the one writer of PocketBase takes: progress as a worker writes it, with all rules and triggers,
 * and the same on a collection that has none. Each client has a row of its own. Its name keeps it out of {@code ./test}.
 */
@Tag("figures")
class StoreCeiling {

    private static final int[] CLIENTS = {1, 4, 16};
    private static final Duration EACH = Duration.ofSeconds(8);
    private static final String PLAIN = "plain_jobs";

    private final StoreProcess store = StoreProcess.shared();
    private final RawStore admin = RawStore.asAdministrator(store);
    private final RawStore worker = RawStore.asWorker(store);
    private final StoredJobs jobs = new StoredJobs(store);

    @Test
    void measure() throws Exception {
        Machine machine = new Machine();
        makePlainCollection();
        IntFunction<Reply> ruled = write(client -> jobs.in(JobStatus.PROCESSING), worker, Job.COLLECTION);
        IntFunction<Reply> batch = write(client -> jobs.in(JobStatus.PROCESSING), worker, "");
        IntFunction<Reply> plain = write(this::plainRow, admin, PLAIN);
        List.of(ruled, batch, plain).forEach(warm -> perSecond(1, warm));

        List<String> report = new ArrayList<>(List.of(
                "| clients at once | progress of jobs | as a batch of one | a plain collection | jobs / plain |",
                "|---|---|---|---|---|"));
        for (int clients : CLIENTS) {
            double jobsWrites = perSecond(clients, ruled);
            double batchWrites = perSecond(clients, batch);
            double plainWrites = perSecond(clients, plain);
            report.add(String.format(
                    Locale.ROOT,
                    "| %d | %.0f/s | %.0f/s | %.0f/s | %.2f |",
                    clients,
                    jobsWrites,
                    batchWrites,
                    plainWrites,
                    jobsWrites / plainWrites));
        }
        report.add("");
        report.addAll(machine.table());
        Files.write(Path.of("target/store-ceiling.md"), report);
    }

    /** The same columns without an index, a rule or a trigger. */
    private void makePlainCollection() throws IOException {
        List<Object> columns = new ArrayList<>();
        for (JsonNode field : admin.get("/api/collections/jobs").body().path("fields")) {
            columns.add(field);
        }
        assertThat(admin.send("POST", "/api/collections", Map.of("name", PLAIN, "type", "base", "fields", columns)))
                .matches(reply -> reply.status() == 200);
    }

    private String plainRow(int client) {
        return admin.create(PLAIN, Map.of("status", "processing", "owner", StoredJobs.OWNER, "epoch", 1))
                .body()
                .path("id")
                .asString();
    }

    /** @param collection empty: the jobs, each write as the one element of a batch */
    private static IntFunction<Reply> write(IntFunction<String> row, RawStore as, String collection) {
        Map<Integer, String> rows = new HashMap<>();
        for (int client = 0; client < CLIENTS[CLIENTS.length - 1]; client++) {
            rows.put(client, row.apply(client));
        }
        return client -> {
            Map<String, Object> progress = StoredJobs.underOwner(
                    Map.of("progress", System.nanoTime() % 100, "step", "audio", "message", Map.of("key", "audio")));
            return collection.isEmpty()
                    ? as.patchInBatch(Job.COLLECTION, rows.get(client), progress)
                    : as.patch(collection, rows.get(client), progress);
        };
    }

    private static double perSecond(int clients, IntFunction<Reply> write) {
        long from = System.nanoTime();
        try {
            List<Integer> written = AtOnce.run(clients, client -> {
                int count = 0;
                while (System.nanoTime() - from < EACH.toNanos()) {
                    assertThat(write.apply(client).status()).isEqualTo(200);
                    count++;
                }
                return count;
            });
            double seconds = (System.nanoTime() - from) / 1e9;
            return written.stream().mapToInt(count -> count).sum() / seconds;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
