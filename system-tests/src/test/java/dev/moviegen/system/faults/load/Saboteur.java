package dev.moviegen.system.faults.load;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.system.faults.history.Story;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes to rows as a careless administrator would: plainly, with whatever was read a moment ago. */
final class Saboteur {

    private static final String JOBS = "jobs";
    private static final List<Map<String, ?>> AFTER_THE_END =
            List.of(Map.of("progress", 50), Map.of("status", "completed"), Map.of("status", "processing"));

    private final RawStore store;
    private final ExecutorService beside = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "saboteur");
        thread.setDaemon(true);
        return thread;
    });

    Saboteur(RawStore store) {
        this.store = store;
    }

    /** While somebody else cancels: such a write reads the row before and writes every column back after. */
    void disturb(String id) {
        beside.execute(() -> {
            for (int progress = 1; progress <= 3; progress++) {
                write(id, Map.of("progress", progress));
            }
        });
    }

    /** After the cancel was answered: none of these may be accepted. */
    void undo(Story story) {
        for (Map<String, ?> fields : AFTER_THE_END) {
            int status = write(story.id(), fields);
            if (status > 0) {
                story.sabotage(status == 200);
            }
        }
    }

    private int write(String id, Map<String, ?> fields) {
        try {
            return store.patch(JOBS, id, fields).status();
        } catch (UncheckedIOException storeAway) {
            return 0;
        }
    }
}
