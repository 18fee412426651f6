package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.AtOnce;
import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.RawStore.Reply;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An accepted cancel stays, whatever is written at the same time or afterwards. */
class CancelIsFinalIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final RawStore ADMIN = RawStore.asAdministrator(STORE);
    private static final RawStore API = RawStore.asApi(STORE);
    private static final RawStore WORKER = RawStore.asWorker(STORE);
    private static final Map<String, Object> CANCEL = Map.of("status", "cancelled", "requested_by", "visitor");

    private static String status(String id) {
        return ADMIN.row(Job.COLLECTION, id).path("status").asString();
    }

    @ParameterizedTest(name = "in a batch: {0}")
    @ValueSource(booleans = {true, false})
    void ofFiftyIdenticalCancelsExactlyOneIsAccepted(boolean inBatch) throws Exception {
        for (int round = 0; round < 4; round++) {
            String id = JOBS.in(round % 2 == 0 ? JobStatus.PENDING : JobStatus.PROCESSING);

            List<Reply> replies = AtOnce.run(
                    50,
                    i -> inBatch
                            ? API.patchInBatch(Job.COLLECTION, id, CANCEL)
                            : API.patch(Job.COLLECTION, id, CANCEL));

            assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
            assertThat(replies)
                    .filteredOn(reply -> reply.status() != 200)
                    .allMatch(reply -> reply.code().equals("final"));
        }
    }

    @RepeatedTest(3)
    void noWriteOfAWorkerAndNoSabotageUndoesIt() throws Exception {
        String id = JOBS.in(JobStatus.PROCESSING);
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicInteger undone = new AtomicInteger();

        List<Integer> answers = AtOnce.run(6, caller -> {
            if (caller == 0) {
                Reply reply = API.patchInBatch(Job.COLLECTION, id, CANCEL);
                cancelled.set(true);
                return reply.status();
            }
            for (int i = 0; i < 100; i++) {
                boolean late = cancelled.get();
                Reply reply = caller < 4
                        ? WORKER.patch(Job.COLLECTION, id, StoredJobs.underOwner(Map.of("progress", i % 100)))
                        : ADMIN.patch(Job.COLLECTION, id, Map.of("status", "processing", "note", "x" + i));
                if (late && reply.status() == 200) {
                    undone.incrementAndGet();
                }
            }
            return 0;
        });

        assertThat(answers.get(0)).isEqualTo(200);
        assertThat(undone).hasValue(0);
        assertThat(status(id)).isEqualTo("cancelled");
    }

    @RepeatedTest(10)
    void againstACompletionExactlyOneOfTheTwoWins() throws Exception {
        String id = JOBS.in(JobStatus.PROCESSING);

        List<Reply> replies = AtOnce.run(
                2,
                i -> i == 0
                        ? API.patchInBatch(Job.COLLECTION, id, CANCEL)
                        : WORKER.patch(Job.COLLECTION, id, StoredJobs.underOwner(Map.of("status", "completed"))));

        String winner = replies.get(0).status() == 200 ? "cancelled" : "completed";
        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(status(id)).isEqualTo(winner);
    }

    @Test
    void aCancelInABatchIsNotRefusedBecauseOfAProgressAtTheSameTime() throws Exception {
        for (int round = 0; round < 10; round++) {
            String id = JOBS.in(JobStatus.PROCESSING);

            List<Reply> replies = AtOnce.run(
                    8,
                    i -> i == 0
                            ? API.patchInBatch(Job.COLLECTION, id, CANCEL)
                            : WORKER.patch(Job.COLLECTION, id, StoredJobs.underOwner(Map.of("progress", i))));

            assertThat(replies.get(0).status()).isEqualTo(200);
        }
    }
}
