package dev.moviegen.worker.scratch;

import dev.moviegen.store.InvalidRecord;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import dev.moviegen.store.RecordGone;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.store.WriteRefused;
import dev.moviegen.worker.WorkerIdentity;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says every 10 s that this worker is there and how much room its disk has, for the operator's eyes. The lease of a job does
 * not depend on it.
 */
@Component
class Presence {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);
    private static final String COLLECTION = "workers";

    private final Disk disk;
    private final PocketBase store;
    private final WorkerIdentity worker;
    private String record = "";

    Presence(Disk disk, PocketBase store, WorkerIdentity worker) {
        this.disk = disk;
        this.store = store;
        this.worker = worker;
    }

    @Scheduled(fixedDelay = 10_000)
    void tell() {
        try {
            FileStore room = Files.getFileStore(disk.root());
            Map<String, Object> fields = Map.of(
                    "worker", worker.id(),
                    "disk", disk.id(),
                    "free_bytes", room.getUsableSpace(),
                    "total_bytes", room.getTotalSpace());
            if (record.isEmpty()) {
                record = recordWith(fields);
            } else {
                store.update(COLLECTION, record, fields);
            }
        } catch (RecordGone forgotten) {
            record = "";
        } catch (StoreUnreachable | WriteRefused | InvalidRecord | IOException later) {
            log.debug("Not told that this worker is there", later);
        }
    }

    /** Made before, if the answer to that was lost. */
    private String recordWith(Map<String, Object> fields) {
        return store.list(COLLECTION, Query.where("worker = " + PocketBase.quoted(worker.id()))).stream()
                .findFirst()
                .orElseGet(() -> store.create(COLLECTION, fields))
                .path("id")
                .asString();
    }
}
