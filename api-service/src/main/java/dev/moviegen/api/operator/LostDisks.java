package dev.moviegen.api.operator;

import dev.moviegen.api.json.InvalidRequest;
import dev.moviegen.store.InvalidRecord;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import dev.moviegen.store.RecordGone;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Disks that will not come back, as the operator says. Nobody is asked any more for confirmations of clean-ups there; but
 * a lost disk confirms nothing, so those jobs stay unconfirmed for ever. A proof that comes all the same is taken.
 */
@Component
public class LostDisks {

    private static final Logger log = LoggerFactory.getLogger(LostDisks.class);
    private static final String COLLECTION = "lost_disks";
    private static final int MOST = 500;

    private final PocketBase store;

    LostDisks(PocketBase store) {
        this.store = store;
    }

    /** Each with the time of the declaration. */
    public Map<String, Instant> all() {
        Map<String, Instant> disks = new TreeMap<>();
        for (JsonNode row : store.list(COLLECTION, new Query("", "-created", 1, MOST))) {
            disks.put(
                    row.path("disk").asString(""),
                    PocketBase.instant(row.path("created").asString("")));
        }
        return disks;
    }

    /** Twice is once. {@link InvalidRequest} for a disk that no job was ever on: that is a slip of the pen. */
    public void declareLost(String disk) {
        if (disk.isEmpty() || store.count(Job.COLLECTION, "disk = " + PocketBase.quoted(disk)) == 0) {
            throw InvalidRequest.of("disk", "No job is known that was on this disk");
        }
        try {
            store.create(COLLECTION, Map.of("disk", disk));
            log.warn("Disk {} is declared lost: clean-ups there are not asked for any more", disk);
        } catch (InvalidRecord alreadyDeclared) {
            log.debug("Disk {} was declared lost before", disk);
        }
    }

    /** It is there again: its clean-ups are asked for as before. */
    public void declareFound(String disk) {
        for (JsonNode row : store.list(COLLECTION, Query.where("disk = " + PocketBase.quoted(disk)))) {
            try {
                store.delete(COLLECTION, row.path("id").asString(""));
                log.warn("Disk {} is declared found", disk);
            } catch (RecordGone alreadyFound) {
                log.debug("Disk {} was declared found before", disk);
            }
        }
    }
}
