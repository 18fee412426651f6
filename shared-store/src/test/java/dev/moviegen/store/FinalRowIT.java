package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.AtOnce;
import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.RawStore.Reply;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Of a finished job only two things may still be written, once each, and nothing with them. */
class FinalRowIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final RawStore ADMIN = RawStore.asAdministrator(STORE);
    private static final RawStore API = RawStore.asApi(STORE);
    private static final RawStore WORKER = RawStore.asWorker(STORE);
    private static final String NOW = "2026-01-02 03:04:05.678Z";
    private static final Map<String, Object> ANNOUNCED = Map.of("announced_at", NOW);
    private static final Map<String, Object> CLEANED = Map.of("cleaned_at", NOW, "proof", Map.of("by", "worker"));

    /** What PocketBase itself keeps anybody from changing, and what the two stamps are. */
    private static final List<String> NOT_TRIED =
            List.of("id", "created", "updated", "announced_at", "cleaned_at", "proof");

    static Stream<JobStatus> finals() {
        return Stream.of(JobStatus.values()).filter(JobStatus::isFinal);
    }

    /** Every column there is, so that one that a later migration adds without freezing it is found here. */
    static Stream<Arguments> columns() {
        return ADMIN.get("/api/collections/jobs")
                .body()
                .path("fields")
                .valueStream()
                .filter(field -> !NOT_TRIED.contains(field.path("name").asString()))
                .map(field -> Arguments.of(field.path("name").asString(), field));
    }

    private static Object otherValue(JsonNode field) {
        return switch (field.path("type").asString()) {
            case "number" -> 77;
            case "bool" -> true;
            case "date" -> "2001-02-03 04:05:06.000Z";
            case "json" -> Map.of("other", "value");
            case "select" -> "pending";
            case "file" -> "";
            default -> "other";
        };
    }

    /** A completed job with all of its files: that one of them is taken away is a change, too. */
    private static final class Finished {
        private static final String ID = make();

        private static String make() {
            try (PocketBase worker = new PocketBase(STORE.workerSettings())) {
                String id = JOBS.in(JobStatus.PROCESSING);
                worker.upload(
                                Job.COLLECTION,
                                id,
                                StoredJobs.underOwner(Map.of("status", "completed")),
                                ResultFiles.ofEveryKind())
                        .send();
                return id;
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void noColumnChangesAlongWithAStamp(String name, JsonNode field) {
        Map<String, Object> write = new HashMap<>(ANNOUNCED);
        write.put(name, otherValue(field));
        JsonNode before = ADMIN.row(Job.COLLECTION, Finished.ID);

        Reply reply = ADMIN.patch(Job.COLLECTION, Finished.ID, write);

        assertThat(reply.code()).as("%s", reply).isEqualTo("final");
        assertThat(ADMIN.row(Job.COLLECTION, Finished.ID)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("finals")
    void refusesAlsoAWriteThatChangesNothing(JobStatus status) {
        String id = JOBS.in(status);

        assertThat(ADMIN.patch(Job.COLLECTION, id, Map.of()).code()).isEqualTo("final");
        assertThat(ADMIN.patch(Job.COLLECTION, id, Map.of("status", status.word()))
                        .code())
                .isEqualTo("final");
    }

    @ParameterizedTest
    @MethodSource("finals")
    void isAnnouncedOnce(JobStatus status) {
        String id = JOBS.in(status);

        assertThat(ADMIN.patch(Job.COLLECTION, id, Map.of("announced_at", "garbage"))
                        .code())
                .isEqualTo("final");
        RawStore teller = status == JobStatus.CANCELLED ? API : WORKER;
        assertThat(teller.patch(Job.COLLECTION, id, ANNOUNCED).status()).isEqualTo(200);
        assertThat(API.patch(Job.COLLECTION, id, ANNOUNCED).code()).isEqualTo("final");
        assertThat(ADMIN.patch(Job.COLLECTION, id, Map.of("announced_at", "")).code())
                .isEqualTo("final");
    }

    @Test
    void aCleanUpIsConfirmedOnceAndWithItsProof() {
        String id = JOBS.in(JobStatus.CANCELLED);
        Map<String, Object> both = new HashMap<>(ANNOUNCED);
        both.putAll(CLEANED);

        assertThat(API.patch(Job.COLLECTION, id, Map.of("cleaned_at", NOW)).code())
                .isEqualTo("final");
        assertThat(API.patch(Job.COLLECTION, id, Map.of("proof", Map.of("by", "api")))
                        .code())
                .isEqualTo("final");
        assertThat(API.patch(Job.COLLECTION, id, both).code()).isEqualTo("final");
        assertThat(API.patch(Job.COLLECTION, id, CLEANED).status()).isEqualTo(200);
        assertThat(API.patch(Job.COLLECTION, id, CLEANED).code()).isEqualTo("final");
        assertThat(API.patch(Job.COLLECTION, id, ANNOUNCED).status()).isEqualTo(200);
    }

    /** The two come within milliseconds of each other; a plain PATCH would write back the other's column as it was before. */
    @Test
    void bothStampsArriveWhenTheyAreSetAtOnceInTransactions() throws Exception {
        for (int round = 0; round < 20; round++) {
            String id = JOBS.in(JobStatus.CANCELLED);

            List<Reply> replies =
                    AtOnce.run(2, i -> API.patchInBatch(Job.COLLECTION, id, i == 0 ? ANNOUNCED : CLEANED));

            assertThat(replies).allMatch(reply -> reply.status() == 200);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED"})
    void onlyACancelledJobIsCleaned(JobStatus status) {
        assertThat(API.patch(Job.COLLECTION, JOBS.in(status), CLEANED).code()).isEqualTo("final");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "PROCESSING"})
    void nothingIsStampedBeforeTheEnd(JobStatus status) {
        String id = JOBS.in(status);

        for (Map<String, Object> stamp : List.of(
                ANNOUNCED,
                CLEANED,
                Map.<String, Object>of("completed_at", NOW),
                Map.<String, Object>of("expires_at", NOW),
                Map.<String, Object>of("started_at", NOW),
                Map.<String, Object>of("cancelled_from", "pending"),
                Map.<String, Object>of("status", "cancelled", "announced_at", NOW))) {
            assertThat(ADMIN.patch(Job.COLLECTION, id, stamp).code())
                    .as("%s", stamp)
                    .isEqualTo("stamp");
        }
    }

    @ParameterizedTest
    @MethodSource("finals")
    void theEndIsStampedFromTheStoresOwnClock(JobStatus status) {
        Job job = new Job(ADMIN.row(Job.COLLECTION, JOBS.in(status)));

        assertThat(job.completedAt().orElseThrow())
                .isBetween(
                        job.created().orElseThrow(), job.created().orElseThrow().plusSeconds(60));
        assertThat(job.expiresAt().orElseThrow())
                .isEqualTo(job.completedAt().orElseThrow().plusSeconds(24 * 3600));
        assertThat(job.cancelledFrom()).isEqualTo(status == JobStatus.CANCELLED ? "processing" : "");
    }
}
