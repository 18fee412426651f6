package dev.moviegen.worker.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.amqp.JobEventPublisher;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.worker.WorkerIdentity;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.process.JobProcesses;
import dev.moviegen.worker.scratch.JobLocks.JobLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import tools.jackson.databind.json.JsonMapper;

/** Kill, rename, delete, tell, remove the receipt: on a real disk with real processes. */
class CleanUpTest {

    private static final String ID = "abcdefghijklmnopqrstuvwxyz";
    private static final int MANY = 5_000;

    @TempDir
    Path root;

    private final PocketBase store = mock(PocketBase.class);
    private final JobEventPublisher publisher = mock(JobEventPublisher.class);
    private Disk disk;
    private JobLock lock;
    private CleanUp cleanUp;

    @BeforeEach
    void open() throws Exception {
        disk = Disk.open(root);
        lock = disk.locks().tryLock(ID).orElseThrow();
        cleanUp = new CleanUp(disk, new JobProcesses(), store, publisher, new WorkerIdentity("w"));
        Files.createDirectories(disk.directoryOf(ID).resolve("audio"));
        Files.writeString(disk.directoryOf(ID).resolve("audio/001.wav"), "RIFF");
        storeSays("cancelled", disk.id());
    }

    private void storeSays(String status, String onDisk) {
        when(store.find("jobs", ID))
                .thenReturn(Optional.of(JsonMapper.shared()
                        .valueToTree(Map.of("id", ID, "status", status, "disk", onDisk, "epoch", 1))));
    }

    private void clean() {
        cleanUp.cleanupCancelledJob(new CancelledJob(ID, 1, null, Stop.cancelled(HeardBy.EVENT, null), 0), lock);
    }

    private void makeMany() throws IOException {
        for (int i = 0; i < MANY; i++) {
            Files.createFile(disk.directoryOf(ID).resolve("audio/" + i));
        }
    }

    private JobCleanedUp told() {
        ArgumentCaptor<JobCleanedUp> event = ArgumentCaptor.forClass(JobCleanedUp.class);
        verify(publisher).publish(event.capture());
        return event.getValue();
    }

    private long inTrash() throws IOException {
        try (Stream<Path> entries = Files.list(disk.trash())) {
            return entries.count();
        }
    }

    @Test
    void tellsOnceAllIsGoneAndLeavesNothing() throws Exception {
        doAnswer(call -> {
                    assertThat(disk.directoryOf(ID)).doesNotExist();
                    assertThat(inTrash()).as("the receipt").isEqualTo(1);
                    return null;
                })
                .when(publisher)
                .publish(any());

        clean();

        assertThat(told().files()).isEqualTo(1);
        assertThat(told().bytes()).isEqualTo(4);
        assertThat(inTrash()).isZero();
    }

    @Test
    void tellsNothingOfAJobThatTheStoreDoesNotCallCancelled() throws Exception {
        storeSays("processing", disk.id());

        clean();

        verify(publisher, never()).publish(any());
        assertThat(inTrash()).isZero();
    }

    @Test
    void tellsNothingOfAJobWhoseDiskOfRecordIsAnother() {
        storeSays("cancelled", "another");

        clean();

        verify(publisher, never()).publish(any());
    }

    @Test
    void keepsTheReceiptWhileTheStoreDoesNotAnswer() throws Exception {
        when(store.find("jobs", ID)).thenThrow(mock(StoreUnreachable.class));

        clean();

        verify(publisher, never()).publish(any());
        assertThat(disk.directoryOf(ID)).doesNotExist();
        assertThat(inTrash()).isEqualTo(1);
    }

    @Test
    void tellsNothingOnceItsLockIsLost() throws Exception {
        lock.close();

        clean();

        verify(publisher, never()).publish(any());
        assertThat(inTrash()).as("the receipt, for who has the lock").isEqualTo(1);
    }

    @Test
    void aLateWriterIsDeadBeforeTheDirectoryGoes() throws Exception {
        Process writer = new ProcessBuilder(
                        "bash", "-c", "trap '' TERM; while :; do mkdir -p audio; echo x > audio/$RANDOM; done")
                .directory(disk.directoryOf(ID).toFile())
                .start();
        await().until(() -> Files.list(disk.directoryOf(ID).resolve("audio")).count() > 5);

        clean();

        assertThat(writer.isAlive()).isFalse();
        assertThat(disk.directoryOf(ID)).doesNotExist();
        assertThat(told().processes()).isPositive();
    }

    @Test
    void aDirectoryThatComesBackGoesAgain() throws Exception {
        makeMany();
        Path directory = disk.directoryOf(ID);
        Thread outside = new Thread(() -> {
            while (Files.exists(directory)) {
                Thread.onSpinWait();
            }
            assertThat(directory.toFile().mkdir()).isTrue();
        });
        outside.start();

        clean();
        outside.join();

        assertThat(directory).doesNotExist();
        assertThat(told().files()).isEqualTo(MANY + 1);
        assertThat(inTrash()).isZero();
    }

    @Test
    void manyFilesGoWithoutFollowingALink() throws Exception {
        Path elsewhere = Files.createFile(root.resolve("kept"));
        Files.createSymbolicLink(disk.directoryOf(ID).resolve("link"), root);
        makeMany();

        clean();

        assertThat(told().files()).isEqualTo(MANY + 2);
        assertThat(elsewhere).exists();
        assertThat(inTrash()).isZero();
    }
}
