package dev.moviegen.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The store's own file, in the hands of somebody at the machine. No client may change when a job has ended, nor can a test
 * wait for minutes, so the rule that guards it is put aside for the moment of one transaction.
 */
record StoreFile(Path database) {

    private static final String TURN_BACK = """
            import sqlite3, sys
            database, job, seconds = sys.argv[1:]
            store = sqlite3.connect(f"file:{database}?mode=rw", uri=True, timeout=20, isolation_level=None)
            store.execute("BEGIN IMMEDIATE")
            rule, = store.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'jobs_update'").fetchone()
            store.execute("DROP TRIGGER jobs_update")
            changed = store.execute(
                "UPDATE jobs SET completed_at = strftime('%Y-%m-%d %H:%M:%fZ', completed_at, ?) WHERE id = ?",
                (f"-{seconds} seconds", job)).rowcount
            store.execute(rule)
            store.execute("COMMIT")
            assert changed == 1, f"{changed} rows"
            """;

    static StoreFile of(RunningStack stack) {
        return new StoreFile(stack.home().resolve("pocketbase/pb_data/data.db"));
    }

    /** As if the job had ended that much earlier. */
    void endedEarlier(String jobId, Duration by) {
        try {
            Process python = new ProcessBuilder(
                            "/usr/bin/python3", "-c", TURN_BACK, database.toString(), jobId, "" + by.toSeconds())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (python.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
