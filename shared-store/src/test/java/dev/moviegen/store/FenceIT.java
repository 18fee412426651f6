package dev.moviegen.store;

import static dev.moviegen.store.testing.StoredJobs.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.RawStore.Reply;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Owner, disk and epoch change only in a claim, and an owner's time is over when a new one has claimed. */
class FenceIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final RawStore ADMIN = RawStore.asAdministrator(STORE);
    private static final RawStore WORKER = RawStore.asWorker(STORE);

    static Stream<Map<String, Object>> outOfTurnWhilePending() {
        return Stream.of(
                Map.of("owner", "w#1"),
                Map.of("disk", "d"),
                Map.of("epoch", 1),
                Map.of("epoch", 1, "owner", "w#1", "disk", "d"),
                Map.of("status", "processing"),
                Map.of("status", "processing", "owner", "w#1", "disk", "d"),
                Map.of("status", "processing", "owner", "w#1", "epoch", 1),
                Map.of("status", "processing", "disk", "d", "epoch", 1),
                Map.of("status", "processing", "owner", "w#1", "disk", "d", "epoch", 2),
                Map.of("status", "cancelled", "owner", "w#1", "disk", "d", "epoch", 1));
    }

    static Stream<Map<String, Object>> outOfTurnWhileProcessing() {
        return Stream.of(
                Map.of("epoch", 0),
                Map.of("epoch", 2),
                Map.of("epoch", 3, "owner", "x#1"),
                Map.of("owner", "x#1"),
                Map.of("disk", "other"),
                Map.of("owner", "", "disk", ""),
                Map.of("epoch", 2, "owner", ""),
                Map.of("epoch", 2, "owner", "w#1", "disk", "other"),
                Map.of("epoch", 2, "owner", "x#1", "disk", ""),
                Map.of("status", "completed", "owner", "x#1"),
                Map.of("status", "completed", "owner", ""),
                Map.of("status", "completed", "epoch", 2, "owner", "x#1"),
                Map.of("status", "cancelled", "epoch", 2, "owner", "x#1"));
    }

    static Stream<Arguments> outOfTurn() {
        return Stream.concat(
                outOfTurnWhilePending().map(write -> Arguments.of(JobStatus.PENDING, write)),
                outOfTurnWhileProcessing().map(write -> Arguments.of(JobStatus.PROCESSING, write)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("outOfTurn")
    void refusesWhatIsOutOfTurn(JobStatus status, Map<String, Object> write) {
        Reply reply = ADMIN.patch(Job.COLLECTION, JOBS.in(status), write);

        assertThat(reply.status()).as("%s", reply).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("fence");
    }

    @Test
    void aJobThatWasHandedBackIsClaimedAnew() {
        String id = JOBS.in(JobStatus.PROCESSING);

        Reply back = WORKER.patch(Job.COLLECTION, id, Map.of("owner", "", "epoch", 1, "began", false));
        Reply late = WORKER.patch(Job.COLLECTION, id, StoredJobs.underOwner(Map.of("progress", 9)));
        Reply again = WORKER.patch(Job.COLLECTION, id, claim("x#1", 2, "other"));

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body().path("disk").asString()).isEqualTo(StoredJobs.DISK);
        assertThat(late.code()).isEqualTo("fence");
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void aSupersededOwnerChangesNothing() {
        String id = JOBS.in(JobStatus.PROCESSING);
        WORKER.patch(Job.COLLECTION, id, claim("x#1", 2, "other"));

        for (Map<String, Object> late : List.<Map<String, Object>>of(
                Map.of("progress", 9),
                Map.of("status", "completed"),
                Map.of("status", "failed"),
                Map.of("began", true))) {
            assertThat(WORKER.patch(Job.COLLECTION, id, StoredJobs.underOwner(late))
                            .code())
                    .isEqualTo("fence");
        }
        assertThat(WORKER.patch(Job.COLLECTION, id, Map.of("owner", "", "epoch", 1))
                        .code())
                .isEqualTo("fence");
        assertThat(ADMIN.row(Job.COLLECTION, id).path("owner").asString()).isEqualTo("x#1");
        assertThat(ADMIN.row(Job.COLLECTION, id).path("progress").asInt()).isZero();
    }

    @Test
    void theWriteOfAWorkerWithoutOwnerOrEpochDoesNotArrive() {
        String id = JOBS.in(JobStatus.PROCESSING);

        assertThat(WORKER.patch(Job.COLLECTION, id, Map.of("progress", 7)).status())
                .isEqualTo(404);
        assertThat(WORKER.patch(Job.COLLECTION, id, Map.of("progress", 7, "epoch", 1))
                        .status())
                .isEqualTo(404);
        assertThat(WORKER.patch(Job.COLLECTION, id, Map.of("progress", 7, "owner", "w#1"))
                        .status())
                .isEqualTo(404);
        assertThat(WORKER.patchInBatch(Job.COLLECTION, id, Map.of("progress", 7))
                        .status())
                .isEqualTo(400);
        assertThat(ADMIN.row(Job.COLLECTION, id).path("progress").asInt()).isZero();
    }

    @Test
    void theThirdDeathIsAClaimThatEndsInFailed() {
        String id = JOBS.in(JobStatus.PROCESSING);
        Map<String, Object> died = Map.of(
                "status", "failed", "owner", "x#1", "epoch", 2, "disk", "d", "error", Map.of("code", "worker_died"));

        assertThat(WORKER.patch(Job.COLLECTION, id, died).status()).isEqualTo(200);
    }

    @Test
    void theTimesOfTheClaimAreTheStoresOwn() {
        String id = JOBS.in(JobStatus.PROCESSING);
        String started = ADMIN.row(Job.COLLECTION, id).path("started_at").asString();
        WORKER.patch(Job.COLLECTION, id, claim("x#1", 2, "other"));

        assertThat(started).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(ADMIN.row(Job.COLLECTION, id).path("started_at").asString()).isEqualTo(started);
    }
}
