package dev.moviegen.store.testing;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.testing.RawStore.Reply;
import java.util.HashMap;
import java.util.Map;

/** Jobs in a wanted state, brought there by the moves that the services make. */
public final class StoredJobs {

    /** Who works on every job made here, in its first epoch. */
    public static final String OWNER = "w#1";

    public static final String DISK = "disk";

    private final RawStore api;
    private final RawStore worker;

    public StoredJobs(StoreProcess store) {
        api = RawStore.asApi(store);
        worker = RawStore.asWorker(store);
    }

    /** The id of a new job in this state; a final one was claimed before. */
    public String in(JobStatus status) {
        return in(status, Map.of());
    }

    public String in(JobStatus status, Map<String, ?> submitted) {
        Map<String, Object> fields = new HashMap<>(submitted);
        fields.putIfAbsent("url", "https://example.org/");
        fields.put("status", "pending");
        String id =
                accepted(api.create(Job.COLLECTION, fields)).body().path("id").asString();
        if (status == JobStatus.PENDING) {
            return id;
        }
        accepted(worker.patch(Job.COLLECTION, id, claim(OWNER, 1, DISK)));
        if (status == JobStatus.CANCELLED) {
            accepted(api.patchInBatch(Job.COLLECTION, id, Map.of("status", "cancelled", "requested_by", "api")));
        } else if (status.isFinal()) {
            accepted(worker.patch(Job.COLLECTION, id, underOwner(Map.of("status", status.word()))));
        }
        return id;
    }

    public static Map<String, Object> claim(String owner, int epoch, String disk) {
        return Map.of("status", "processing", "owner", owner, "epoch", epoch, "disk", disk, "began", false);
    }

    /** The fields with the name and epoch under which every job made here is worked on. */
    public static Map<String, Object> underOwner(Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put("owner", OWNER);
        all.put("epoch", 1);
        return all;
    }

    private static Reply accepted(Reply reply) {
        if (reply.status() != 200) {
            throw new IllegalStateException("The store refused a legal move: " + reply);
        }
        return reply;
    }
}
