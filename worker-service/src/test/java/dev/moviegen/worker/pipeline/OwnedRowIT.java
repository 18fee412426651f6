package dev.moviegen.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import dev.moviegen.worker.cancellation.RunningJob;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The runner and the heartbeat are two threads that write one row, on the real store. */
class OwnedRowIT {

    private static final int ROUNDS = 150;

    private final StoreProcess process = StoreProcess.shared();
    private PocketBase store;
    private String id;
    private OwnedRow row;

    @BeforeEach
    void claim() {
        store = new PocketBase(process.workerSettings());
        id = new StoredJobs(process).in(JobStatus.PROCESSING);
        row = new OwnedRow(store, new RunningJob(id, StoredJobs.OWNER, 1, StoredJobs.DISK, System.nanoTime()));
    }

    @AfterEach
    void disconnect() {
        store.close();
    }

    private Job job() {
        return store.find("jobs", id).map(Job::new).orElseThrow();
    }

    @Test
    void aHeartbeatBringsBackNothingThatTheRunnerHasJustWritten() {
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(row.write(Map.of("deaths", 1 + round % 2))).isTrue();
            int percent = round % 100;
            CompletableFuture<Boolean> heartbeat =
                    CompletableFuture.supplyAsync(() -> row.write(Map.of("progress", percent)));

            assertThat(row.write(Map.of("deaths", 0))).isTrue();
            assertThat(heartbeat.join()).isTrue();

            assertThat(job().deaths()).as("round %d", round).isZero();
            assertThat(job().progress()).as("round %d", round).isEqualTo(percent);
        }
    }
}
