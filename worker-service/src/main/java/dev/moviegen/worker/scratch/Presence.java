package dev.moviegen.worker.scratch;

import dev.moviegen.store.InvalidRecord;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import dev.moviegen.store.RecordGone;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.store.WriteRefused;
import dev.moviegen.worker.WorkerIdentity;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says every 10 s that this worker is there and how much room its disk has, and at the end that it has left, for the
 * operator's eyes. The lease of a job does not depend on it.
 */
@Component
class Presence {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);
    private static final String COLLECTION = "workers";
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Disk disk;
    private final PocketBase store;
    private final WorkerIdentity worker;
    private final Thread goodbye = new Thread(this::sayGoodbye, "goodbye");
    private String record = "";
    private boolean left;

    Presence(Disk disk, PocketBase store, WorkerIdentity worker) {
        this.disk = disk;
        this.store = store;
        this.worker = worker;
    }

    @Scheduled(fixedDelay = 10_000)
    synchronized void tell() {
        if (left) {
            return;
        }
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

    /** Before everything else that ends, and aside: a store that does not answer must not hold the jobs' handing back up. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void leave() {
        goodbye.setDaemon(true);
        goodbye.start();
    }

    private synchronized void sayGoodbye() {
        left = true;
        try {
            if (!record.isEmpty()) {
                store.update(COLLECTION, record, Map.of("left", true));
            }
        } catch (StoreUnreachable | WriteRefused | InvalidRecord | RecordGone unheard) {
            log.debug("Not told that this worker has left", unheard);
        }
    }

    @PreDestroy
    void waitForGoodbye() throws InterruptedException {
        goodbye.join(PATIENCE.toMillis());
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
