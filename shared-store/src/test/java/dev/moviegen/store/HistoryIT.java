package dev.moviegen.store;

import static dev.moviegen.store.testing.StoredJobs.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.RawStore.Reply;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What happened to a job, written by the database itself. */
class HistoryIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final RawStore ADMIN = RawStore.asAdministrator(STORE);
    private static final RawStore API = RawStore.asApi(STORE);
    private static final RawStore WORKER = RawStore.asWorker(STORE);
    private static final String NOW = "2026-01-02 03:04:05.678Z";

    private static List<JsonNode> historyOf(String id) {
        return API.get("/api/collections/job_history/records?sort=at,@rowid&filter=job='" + id + "'")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static String line(JsonNode row) {
        return String.join(
                " ",
                row.path("what").asString(),
                row.path("from_status").asString() + ">" + row.path("to_status").asString(),
                row.path("owner").asString() + "/" + row.path("epoch").asInt() + "/"
                        + row.path("disk").asString(),
                "by " + row.path("who").asString());
    }

    @Test
    void keepsEveryStepOfALife() {
        String id = JOBS.in(JobStatus.PENDING);
        API.patch(Job.COLLECTION, id, Map.of("submitted_at", NOW));
        WORKER.patch(Job.COLLECTION, id, claim("w#1", 1, "d"));
        WORKER.patch(Job.COLLECTION, id, StoredJobs.underOwner(Map.of("progress", 5, "began", true)));
        WORKER.patch(Job.COLLECTION, id, Map.of("owner", "", "epoch", 1, "began", false));
        WORKER.patch(Job.COLLECTION, id, claim("x#1", 2, "e"));
        API.patchInBatch(Job.COLLECTION, id, Map.of("status", "cancelled", "requested_by", "operator"));
        WORKER.patch(Job.COLLECTION, id, Map.of("owner", "x#1", "epoch", 2, "status", "completed"));
        API.patch(Job.COLLECTION, id, Map.of("announced_at", NOW));
        API.patch(Job.COLLECTION, id, Map.of("cleaned_at", NOW, "proof", Map.of("by", "worker")));

        assertThat(historyOf(id))
                .extracting(HistoryIT::line)
                .containsExactly(
                        "created >pending /0/ by ",
                        "submitted pending>pending /0/ by ",
                        "claimed pending>processing w#1/1/d by w#1",
                        "handed_back processing>processing /1/d by w#1",
                        "claimed processing>processing x#1/2/e by x#1",
                        "cancelled processing>cancelled x#1/2/e by operator",
                        "announced cancelled>cancelled x#1/2/e by ",
                        "cleaned cancelled>cancelled x#1/2/e by ");
        assertThat(historyOf(id))
                .allMatch(row ->
                        row.path("at").asString().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
    }

    @Test
    void nobodyRewritesIt() {
        String entry = historyOf(JOBS.in(JobStatus.FAILED)).get(0).path("id").asString();

        assertThat(ADMIN.patch("job_history", entry, Map.of("what", "x")).code())
                .isEqualTo("history");
        assertThat(ADMIN.delete("job_history", entry).code()).isEqualTo("history");
        for (RawStore service : List.of(API, WORKER)) {
            assertThat(service.create("job_history", Map.of("what", "x")).status())
                    .isEqualTo(403);
            assertThat(service.patch("job_history", entry, Map.of("what", "x")).status())
                    .isEqualTo(403);
            assertThat(service.delete("job_history", entry).status()).isEqualTo(403);
        }
    }

    @Test
    void isClearedOfWhatIsOlderThanThirtyDays() {
        Reply old = ADMIN.create("job_history", Map.of("job", "z".repeat(26), "at", "2020-01-01 00:00:00.000Z"));
        String young = JOBS.in(JobStatus.PENDING);

        assertThat(ADMIN.send("POST", "/api/crons/job_history", Map.of()).status())
                .isEqualTo(204);

        String id = old.body().path("id").asString();
        Awaitility.await()
                .until(() ->
                        ADMIN.get("/api/collections/job_history/records/" + id).status() == 404);
        assertThat(historyOf(young)).hasSize(1);
    }
}
