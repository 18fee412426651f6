package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Data of an older version under the store of today. The oldest that anybody has run had three migrations. */
class UpgradeIT {

    private static final String HISTORY = "/api/collections/job_history/records?perPage=200&sort=at,@rowid";

    @ParameterizedTest(name = "of {0} migrations")
    @ValueSource(ints = {3, 4, 5})
    void everyJobIsThereAsItWasAndTheNewRulesHold(int migrations) {
        try (StoreProcess store = StoreProcess.startWithMigrations(migrations)) {
            StoredJobs jobs = new StoredJobs(store);
            Map<JobStatus, String> ids = new TreeMap<>();
            List.of(JobStatus.values()).forEach(status -> ids.put(status, jobs.in(status)));
            RawStore before = RawStore.asAdministrator(store);
            assertThat(before.get("/api/collections/workers").status())
                    .as("an older store has fewer collections")
                    .isEqualTo(404);
            Map<String, JsonNode> rows = new HashMap<>();
            ids.values().forEach(id -> rows.put(id, before.row(Job.COLLECTION, id)));
            JsonNode history = before.get(HISTORY).body();
            assertThat(history.path("items")).hasSizeGreaterThan(ids.size());

            store.upgrade();

            RawStore admin = RawStore.asAdministrator(store);
            rows.forEach((id, row) -> row.propertyStream()
                    .forEach(column -> assertThat(admin.row(Job.COLLECTION, id).get(column.getKey()))
                            .as(column.getKey())
                            .isEqualTo(column.getValue())));
            assertThat(admin.get(HISTORY).body()).isEqualTo(history);
            goesOnByTheRulesOfToday(store, ids);
        }
    }

    private static void goesOnByTheRulesOfToday(StoreProcess store, Map<JobStatus, String> ids) {
        RawStore admin = RawStore.asAdministrator(store);
        RawStore worker = RawStore.asWorker(store);
        Map<String, Object> steps = Map.of("steps", Map.of("audio", Map.of("n", 1)));
        Map<String, Object> stamp = Map.of("announced_at", "2026-01-02 03:04:05.678Z");
        Map<String, Object> more = new HashMap<>(stamp);
        more.putAll(steps);

        // What is younger than a final row is frozen in it as well, and does not keep it from being stamped.
        String cancelled = ids.get(JobStatus.CANCELLED);
        assertThat(admin.patch(Job.COLLECTION, cancelled, more).code()).isEqualTo("final");
        assertThat(admin.patch(Job.COLLECTION, cancelled, stamp).status()).isEqualTo(200);
        String running = ids.get(JobStatus.PROCESSING);
        assertThat(worker.patch(Job.COLLECTION, running, StoredJobs.underOwner(steps))
                        .status())
                .isEqualTo(200);
        assertThat(admin.row(Job.COLLECTION, running)
                        .path("steps")
                        .path("audio")
                        .path("n")
                        .asInt())
                .isEqualTo(1);
        assertThat(worker.create("workers", Map.of("worker", "w#2")).status()).isEqualTo(200);
    }
}
