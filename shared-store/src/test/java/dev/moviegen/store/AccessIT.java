package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but the two services gets anything from the store; see {@link LeastPrivilegeIT} for what these two may do. */
class AccessIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final RawStore ADMIN = RawStore.asAdministrator(STORE);
    private static final RawStore API = RawStore.asApi(STORE);
    private static final RawStore WORKER = RawStore.asWorker(STORE);
    private static final RawStore NOBODY = RawStore.anonymous(STORE.url());
    private static final List<String> COLLECTIONS = List.of(
            "jobs", "job_history", "limits", "lost_disks", "dead_letters", "workers", "services", "_superusers");
    private static final Map<String, Object> CANCEL = Map.of("status", "cancelled");

    @Test
    void aStrangerGetsNothing() {
        String id = JOBS.in(JobStatus.PROCESSING);
        for (String collection : COLLECTIONS) {
            String records = "/api/collections/" + collection + "/records";
            assertThat(NOBODY.get(records).status()).isEqualTo(401);
            assertThat(NOBODY.get(records + "/" + id).status()).isEqualTo(401);
            assertThat(NOBODY.create(collection, Map.of("status", "pending")).status())
                    .isEqualTo(401);
            assertThat(NOBODY.patch(collection, id, CANCEL).status()).isEqualTo(401);
            assertThat(NOBODY.patchInBatch(collection, id, CANCEL).status()).isEqualTo(401);
            assertThat(NOBODY.delete(collection, id).status()).isEqualTo(401);
        }
        assertThat(ADMIN.row(Job.COLLECTION, id).path("status").asString()).isEqualTo("processing");
    }

    static Stream<String> garbage() {
        return Stream.of("garbage", "Bearer x", "eyJhbGciOiJIUzI1NiJ9.eyJpZCI6IngifQ.c2lnbmF0dXJl");
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void aDeadTokenIsNotTakenForAnEmptyList(String token) {
        RawStore dead = NOBODY.withToken(token);

        assertThat(dead.get("/api/collections/jobs/records").status()).isEqualTo(401);
        assertThat(dead.create(Job.COLLECTION, Map.of("status", "pending")).status())
                .isEqualTo(401);
        assertThat(dead.patch(Job.COLLECTION, JOBS.in(JobStatus.PENDING), CANCEL)
                        .status())
                .isEqualTo(401);
        assertThat(dead.get("/api/health").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"request-password-reset", "request-verification"})
    void nobodyMakesTheStoreSendMail(String call) {
        assertThat(NOBODY.send("POST", "/api/collections/services/" + call, Map.of("email", "api@moviegen.internal"))
                        .status())
                .isEqualTo(401);
        assertThat(API.send("POST", "/api/collections/services/" + call, Map.of("email", "api@moviegen.internal"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theCollectionOfUsersWhoSignUpThemselvesIsGone() {
        assertThat(ADMIN.get("/api/collections/users").status()).isEqualTo(404);
        assertThat(NOBODY.create("users", Map.of("email", "a@b.cd", "password", "12345678"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void servicesCannotChangeAccountsOrLimits() {
        String limit = API.get("/api/collections/limits/records")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        for (RawStore service : List.of(API, WORKER)) {
            assertThat(service.patch("limits", limit, Map.of("value", 1)).status())
                    .isEqualTo(403);
            assertThat(service.create("services", Map.of("name", "api")).status())
                    .isEqualTo(403);
            assertThat(service.get("/api/collections/services/records").status())
                    .isEqualTo(403);
            assertThat(service.get("/api/collections").status()).isEqualTo(403);
            assertThat(service.get("/api/settings").status()).isEqualTo(403);
        }
    }

    @Test
    void theStoreWritesNoSecretIntoItsLog() {
        assertThat(STORE.log())
                .doesNotContain(STORE.adminPassword(), STORE.apiPassword(), STORE.workerPassword(), "token=");
    }
}
