package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.RawStore.Reply;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link JobStatus} and the store's triggers say the same of every pair of states, whoever asks. */
class StateMachineIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final RawStore ADMIN = RawStore.asAdministrator(STORE);
    private static final RawStore API = RawStore.asApi(STORE);
    private static final RawStore WORKER = RawStore.asWorker(STORE);

    static Stream<Arguments> pairs() {
        return Arrays.stream(JobStatus.values())
                .flatMap(from -> Arrays.stream(JobStatus.values()).map(to -> Arguments.of(from, to)));
    }

    /** All that a move needs beside the status itself, so that nothing but the status can be what is refused. */
    private static Map<String, Object> move(JobStatus from, JobStatus to) {
        if (from == JobStatus.PENDING && to == JobStatus.PROCESSING) {
            return StoredJobs.claim("w#1", 1, "disk");
        }
        Map<String, Object> fields = new HashMap<>(Map.of("status", to.word()));
        if (to != JobStatus.CANCELLED) {
            fields.put("owner", from == JobStatus.PENDING ? "" : StoredJobs.OWNER);
            fields.put("epoch", from == JobStatus.PENDING ? 0 : 1);
        }
        return fields;
    }

    private static void compare(Reply reply, String id, JobStatus from, JobStatus to) {
        boolean isLegal = from.canBecome(to) || (from == to && !from.isFinal());
        assertThat(reply.status()).as("%s", reply).isEqualTo(isLegal ? 200 : 409);
        if (!isLegal) {
            assertThat(reply.code()).isEqualTo(from.isFinal() ? "final" : "illegal_edge");
        }
        assertThat(ADMIN.row(Job.COLLECTION, id).path("status").asString()).isEqualTo((isLegal ? to : from).word());
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void anAdministratorMayDoWhatTheEnumSays(JobStatus from, JobStatus to) {
        String id = JOBS.in(from);

        compare(ADMIN.patch(Job.COLLECTION, id, move(from, to)), id, from, to);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void anAdministratorsBatchMayDoWhatTheEnumSays(JobStatus from, JobStatus to) {
        String id = JOBS.in(from);
        Reply reply = ADMIN.patchInBatch(Job.COLLECTION, id, move(from, to));

        assertThat(reply.status()).isIn(200, 400);
        compare(new Reply(reply.status() == 200 ? 200 : 409, reply.body()), id, from, to);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void aServiceMayDoNoMoreThanTheEnumSays(JobStatus from, JobStatus to) {
        String id = JOBS.in(from);
        RawStore service = to == JobStatus.CANCELLED ? API : WORKER;

        compare(service.patch(Job.COLLECTION, id, move(from, to)), id, from, to);
    }
}
