package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Neither of the two services may do what is the other's. */
class LeastPrivilegeIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final RawStore API = RawStore.asApi(STORE);
    private static final RawStore WORKER = RawStore.asWorker(STORE);
    private static final Map<String, Object> CANCEL = Map.of("status", "cancelled");
    private static final String NOW = "2026-01-02 03:04:05.678Z";

    @Test
    void theWorkerNeitherSubmitsNorCancelsNorDeletes() {
        String pending = JOBS.in(JobStatus.PENDING);
        String processing = JOBS.in(JobStatus.PROCESSING);

        assertThat(WORKER.create(Job.COLLECTION, Map.of("status", "pending")).status())
                .isEqualTo(400);
        assertThat(WORKER.patch(Job.COLLECTION, pending, CANCEL).status()).isEqualTo(404);
        assertThat(WORKER.patch(Job.COLLECTION, processing, StoredJobs.underOwner(CANCEL))
                        .status())
                .isEqualTo(404);
        assertThat(WORKER.patchInBatch(Job.COLLECTION, processing, StoredJobs.underOwner(CANCEL))
                        .status())
                .isEqualTo(400);
        assertThat(WORKER.delete(Job.COLLECTION, pending).status()).isEqualTo(404);
    }

    static Stream<Map<String, Object>> ofTheApi() {
        return Stream.of(
                Map.of("submitted_at", NOW),
                Map.of("requested_by", "operator"),
                Map.of("reason", "x"),
                Map.of("note", "x"),
                Map.of("request", "x"),
                Map.of("url", "https://elsewhere.example/"),
                Map.of("language", "en"),
                Map.of("options", Map.of("voice", "x")),
                Map.of("visitor", "x"),
                Map.of("address", "x"));
    }

    @ParameterizedTest
    @MethodSource("ofTheApi")
    void theWorkerWritesNothingThatIsTheApis(Map<String, Object> fields) {
        String id = JOBS.in(JobStatus.PROCESSING);

        assertThat(WORKER.patch(Job.COLLECTION, id, StoredJobs.underOwner(fields))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theWorkerConfirmsNoCleanUp() {
        String id = JOBS.in(JobStatus.CANCELLED);

        assertThat(WORKER.patch(Job.COLLECTION, id, Map.of("cleaned_at", NOW, "proof", Map.of("by", "worker")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theWorkerAnnouncesItsOwnEndsAndNoCancel() {
        Map<String, Object> announced = Map.of("announced_at", NOW);

        for (JobStatus status : List.of(JobStatus.PENDING, JobStatus.PROCESSING, JobStatus.CANCELLED)) {
            String id = JOBS.in(status);
            assertThat(WORKER.patch(Job.COLLECTION, id, announced).status()).isEqualTo(404);
            assertThat(WORKER.patch(Job.COLLECTION, id, StoredJobs.underOwner(announced))
                            .status())
                    .isEqualTo(404);
            assertThat(API.row(Job.COLLECTION, id).path("announced_at").asString())
                    .isEmpty();
        }
        for (JobStatus status : List.of(JobStatus.COMPLETED, JobStatus.FAILED)) {
            assertThat(WORKER.patch(Job.COLLECTION, JOBS.in(status), announced).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void onlyAWorkerSaysThatItIsThereAndNobodyTakesThatBack() {
        String id = WORKER.create("workers", Map.of("worker", "w1-x", "free_bytes", 1))
                .body()
                .path("id")
                .asString();

        assertThat(API.row("workers", id).path("free_bytes").asInt()).isEqualTo(1);
        assertThat(API.create("workers", Map.of("worker", "w2-x")).status()).isEqualTo(400);
        assertThat(API.patch("workers", id, Map.of("free_bytes", 2)).status()).isEqualTo(404);
        assertThat(API.delete("workers", id).status()).isEqualTo(403);
        assertThat(WORKER.delete("workers", id).status()).isEqualTo(403);
        assertThat(WORKER.patch("workers", id, Map.of("free_bytes", 2)).status())
                .isEqualTo(200);
    }

    static Stream<Map<String, Object>> ofTheWorker() {
        return Stream.of(
                Map.of("owner", "x#1"),
                Map.of("epoch", 2),
                Map.of("disk", "x"),
                Map.of("began", true),
                Map.of("deaths", 1),
                Map.of("step", "audio"),
                Map.of("progress", 5),
                Map.of("progress+", 5),
                Map.of("steps", Map.of("script", Map.of("n", 1))),
                Map.of("message", Map.of("key", "x")),
                Map.of("error", Map.of("code", "x")),
                Map.of("video_seconds", 1),
                Map.of("video_size", 1),
                Map.of("video", ""),
                Map.of("note", "without a cancel"),
                Map.of("url", "https://elsewhere.example/"),
                Map.of("address", "x"),
                Map.of("status", "processing"),
                Map.of("status", "completed"),
                Map.of("status", "failed"));
    }

    @ParameterizedTest
    @MethodSource("ofTheWorker")
    void theApiWritesNothingThatIsTheWorkers(Map<String, Object> fields) {
        for (JobStatus status : List.of(JobStatus.PENDING, JobStatus.PROCESSING)) {
            String id = JOBS.in(status);
            Map<String, Object> withCancel = new HashMap<>(CANCEL);
            withCancel.putAll(fields);

            assertThat(API.patch(Job.COLLECTION, id, fields).status()).isEqualTo(404);
            if (!fields.containsKey("note")) {
                assertThat(API.patch(Job.COLLECTION, id, withCancel).status()).isEqualTo(404);
            }
        }
    }

    /** It would write back, with everything else, what it had read before the worker's last write. */
    @Test
    void theApiTouchesAProcessingJobOnlyToCancelIt() {
        String id = JOBS.in(JobStatus.PROCESSING);

        assertThat(API.patch(Job.COLLECTION, id, Map.of("submitted_at", NOW)).status())
                .isEqualTo(404);
        assertThat(API.patch(Job.COLLECTION, id, CANCEL).status()).isEqualTo(200);
    }
}
