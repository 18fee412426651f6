package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.RawStore.Reply;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tries every kind of call that an account of the store must not be able to make, and counts what went through: nothing. */
class ForbiddenCallsIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final RawStore ADMIN = RawStore.asAdministrator(STORE);
    private static final Map<String, RawStore> ACCOUNTS = Map.of(
            "a stranger", RawStore.anonymous(STORE.url()),
            "api", RawStore.asApi(STORE),
            "worker", RawStore.asWorker(STORE));

    private record Call(String method, String path, Map<String, ?> body) {}

    private static String records(String collection) {
        return "/api/collections/" + collection + "/records";
    }

    /** The store itself, its accounts, its limits and its history: nobody's but the administrator's. */
    private static List<Call> forbiddenToAll() {
        List<Call> calls = new ArrayList<>();
        for (String path : List.of("/api/settings", "/api/collections", "/api/logs", "/api/backups", "/api/crons")) {
            calls.add(new Call("GET", path, Map.of()));
        }
        calls.add(new Call("PATCH", "/api/settings", Map.of("batch", Map.of("enabled", false))));
        calls.add(new Call("POST", "/api/backups", Map.of("name", "x.zip")));
        calls.add(new Call("POST", "/api/collections", Map.of("name", "x", "type", "base")));
        calls.add(new Call("POST", "/api/sql", Map.of("query", "DELETE FROM jobs")));
        for (String collection : List.of("jobs", "job_history", "limits", "services", "_superusers")) {
            String path = "/api/collections/" + collection;
            calls.add(new Call("PATCH", path, Map.of("updateRule", "")));
            calls.add(new Call("DELETE", path, Map.of()));
            calls.add(new Call("DELETE", path + "/truncate", Map.of()));
        }
        for (String collection : List.of("job_history", "limits", "services", "_superusers")) {
            String id = aRecordOf(collection);
            calls.add(new Call("POST", records(collection), Map.of("name", "x", "job", "x", "email", "x@y.zz")));
            calls.add(new Call("PATCH", records(collection) + "/" + id, Map.of("name", "x")));
            calls.add(new Call("DELETE", records(collection) + "/" + id, Map.of()));
            calls.add(inBatch("PATCH", records(collection) + "/" + id, Map.of("name", "x")));
            calls.add(inBatch("DELETE", records(collection) + "/" + id, Map.of()));
        }
        return calls;
    }

    private static Call inBatch(String method, String path, Map<String, ?> body) {
        return new Call(
                "POST", "/api/batch", Map.of("requests", List.of(Map.of("method", method, "url", path, "body", body))));
    }

    private static String aRecordOf(String collection) {
        return ADMIN.get(records(collection))
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    @Test
    void nothingThatIsTheAdministratorsGoesThrough() {
        JOBS.in(JobStatus.PENDING);
        List<String> wentThrough = new ArrayList<>();
        ACCOUNTS.forEach((name, account) -> forbiddenToAll().forEach(call -> {
            if (isDone(account.send(call.method(), call.path(), call.body()))) {
                wentThrough.add(name + ": " + call);
            }
        }));

        assertThat(wentThrough).as("forbidden and done").isEmpty();
    }

    /** The one answer of a batch may hide in a success of the whole. */
    private static boolean isDone(Reply reply) {
        boolean outer = reply.status() >= 200 && reply.status() < 300;
        int inner = reply.body().isArray() ? reply.body().path(0).path("status").asInt(0) : 200;
        return outer && inner < 300;
    }

    /** Each of the five states, each way to end it early or undo it that is not the caller's to choose. */
    @Test
    void noServiceMakesTheMovesOfTheOther() {
        List<String> wentThrough = new ArrayList<>();
        for (JobStatus from : JobStatus.values()) {
            for (JobStatus to : JobStatus.values()) {
                String mine = to == JobStatus.CANCELLED ? "worker" : "api";
                String id = JOBS.in(from);
                Map<String, Object> move = StoredJobs.underOwner(Map.of("status", to.word()));
                JsonNode before = ADMIN.row(Job.COLLECTION, id);
                for (Map<String, ?> write : List.of(move, Map.of("status", to.word()))) {
                    RawStore account = ACCOUNTS.get(mine);
                    if (isDone(account.patch(Job.COLLECTION, id, write))
                            || isDone(account.patchInBatch(Job.COLLECTION, id, write))) {
                        wentThrough.add(mine + ": " + from + " to " + to + " with " + write);
                    }
                }
                assertThat(ADMIN.row(Job.COLLECTION, id)).isEqualTo(before);
            }
        }
        assertThat(wentThrough).as("forbidden and done").isEmpty();
    }

    @Test
    void onlyTheApiMakesAndDeletesJobs() {
        String id = JOBS.in(JobStatus.COMPLETED);
        RawStore worker = ACCOUNTS.get("worker");

        assertThat(isDone(worker.create(Job.COLLECTION, Map.of("url", "https://x.example/", "status", "pending"))))
                .isFalse();
        assertThat(isDone(worker.delete(Job.COLLECTION, id))).isFalse();
        assertThat(ADMIN.row(Job.COLLECTION, id).path("id").asString()).isEqualTo(id);
    }
}
