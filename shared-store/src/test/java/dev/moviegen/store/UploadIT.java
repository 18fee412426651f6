package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upload that comes too late leaves nothing, and one that is not wanted any more ends at once. */
class UploadIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final PocketBase WORKER = new PocketBase(STORE.workerSettings());

    @AfterAll
    static void close() {
        WORKER.close();
    }

    @Test
    void aLateCompletionLeavesNoFileBehind() throws IOException {
        String id = JOBS.in(JobStatus.CANCELLED);
        Upload late = WORKER.upload(
                Job.COLLECTION, id, StoredJobs.underOwner(Map.of("status", "completed")), ResultFiles.ofEveryKind());

        assertThatThrownBy(late::send)
                .isInstanceOfSatisfying(
                        WriteRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("final"));
        try (var stored = Files.walk(STORE.dataDirectory().resolve("pb_data/storage"))) {
            assertThat(stored.filter(Files::isRegularFile))
                    .noneMatch(file -> file.toString().contains(id));
        }
    }

    @Test
    void anUploadIsEndedFromAnotherThreadAtOnce(@TempDir Path folder) throws Exception {
        String id = JOBS.in(JobStatus.PROCESSING);
        Upload upload = WORKER.upload(
                Job.COLLECTION,
                id,
                StoredJobs.underOwner(Map.of("status", "completed")),
                Map.of("video", ResultFiles.big(folder)));
        STORE.stop(); // nothing is read any more: the write blocks as soon as the buffers are full
        try {
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread sender = new Thread(() -> ended.complete(catchThrowable(upload::send)));
            sender.start();
            Awaitility.await().until(() -> sender.getState() == Thread.State.RUNNABLE && !ended.isDone());
            upload.abort();

            assertThat(ended.get(2, TimeUnit.SECONDS))
                    .isInstanceOf(StoreUnreachable.class)
                    .hasMessageContaining("ended from outside");
        } finally {
            STORE.cont();
        }
        assertThat(WORKER.find(Job.COLLECTION, id).map(Job::new).orElseThrow().status())
                .isEqualTo(JobStatus.PROCESSING);
    }

    @Test
    void anUploadThatWasEndedBeforeItBeganIsNotSent() {
        String id = JOBS.in(JobStatus.PROCESSING);
        Upload upload = WORKER.upload(
                Job.COLLECTION, id, StoredJobs.underOwner(Map.of("progress", 5)), ResultFiles.ofEveryKind());

        upload.abort();

        assertThatThrownBy(upload::send).isInstanceOf(StoreUnreachable.class);
        assertThat(WORKER.find(Job.COLLECTION, id).map(Job::new).orElseThrow().progress())
                .isZero();
    }
}
