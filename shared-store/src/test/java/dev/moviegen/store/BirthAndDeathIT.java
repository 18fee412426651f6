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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every job is born waiting, and goes only when it has ended and its time is over. */
class BirthAndDeathIT {

    /** Jobs of this one expire after 0.36 s. */
    private static final StoreProcess FORGETFUL = StoreProcess.start(Map.of("MOVIEGEN_KEEP_HOURS", "0.0001"));

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final RawStore ADMIN = RawStore.asAdministrator(STORE);

    @AfterAll
    static void end() {
        FORGETFUL.close();
    }

    static Stream<Map<String, Object>> stillBirths() {
        return Stream.of(
                Map.of("status", "processing"),
                Map.of("status", "completed"),
                Map.of("status", "failed"),
                Map.of("status", "cancelled"),
                Map.of("epoch", 1),
                Map.of("owner", "w#1"),
                Map.of("disk", "d"),
                Map.of("began", true),
                Map.of("deaths", 1),
                Map.of("completed_at", "2026-01-01 00:00:00.000Z"),
                Map.of("expires_at", "2026-01-01 00:00:00.000Z"),
                Map.of("started_at", "2026-01-01 00:00:00.000Z"),
                Map.of("announced_at", "2026-01-01 00:00:00.000Z"),
                Map.of("cleaned_at", "2026-01-01 00:00:00.000Z"),
                Map.of("proof", Map.of("by", "api")),
                Map.of("cancelled_from", "pending"));
    }

    @ParameterizedTest
    @MethodSource("stillBirths")
    void refusesWhatIsNotAFreshPendingJob(Map<String, Object> fields) {
        Map<String, Object> job = new HashMap<>(Map.of("status", "pending"));
        job.putAll(fields);

        Reply reply = ADMIN.create(Job.COLLECTION, job);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("birth");
    }

    @ParameterizedTest
    @EnumSource(JobStatus.class)
    void nobodyDeletesAJobBeforeItsTime(JobStatus status) {
        String id = new StoredJobs(STORE).in(status);

        assertThat(ADMIN.delete(Job.COLLECTION, id).code()).isEqualTo("not_deletable");
        assertThat(RawStore.asApi(STORE).delete(Job.COLLECTION, id).code()).isEqualTo("not_deletable");
        assertThat(ADMIN.row(Job.COLLECTION, id).path("id").asString()).isEqualTo(id);
    }

    @Test
    void anExpiredJobGoesAndItsHistoryStays() {
        String id = new StoredJobs(FORGETFUL).in(JobStatus.COMPLETED);
        RawStore api = RawStore.asApi(FORGETFUL);

        Awaitility.await().until(() -> api.delete(Job.COLLECTION, id).status() == 204);

        Reply history = api.get("/api/collections/job_history/records?sort=at,@rowid&filter=job='" + id + "'");
        assertThat(history.body().path("items").valueStream())
                .extracting(row -> row.path("what").asString())
                .containsExactly("created", "claimed", "completed", "deleted");
        assertThat(api.get("/api/collections/jobs/records/" + id).status()).isEqualTo(404);
    }

    /** PocketBase answers 200 to a PATCH of a row that was deleted after it was read: nothing can be deleted in time. */
    @Test
    void noWriteIsAnsweredThatDidNotHappen() throws Exception {
        RawStore api = RawStore.asApi(FORGETFUL);
        for (int round = 0; round < 20; round++) {
            String id = new StoredJobs(FORGETFUL).in(JobStatus.PENDING);

            List<Reply> replies = AtOnce.run(
                    6,
                    i -> i == 0
                            ? api.patch(Job.COLLECTION, id, Map.of("status", "cancelled"))
                            : api.delete(Job.COLLECTION, id));

            assertThat(replies.get(0).status()).isEqualTo(200);
            assertThat(replies.subList(1, 6)).allMatch(reply -> reply.code().equals("not_deletable"));
            assertThat(api.row(Job.COLLECTION, id).path("status").asString()).isEqualTo("cancelled");
        }
    }
}
