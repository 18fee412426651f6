package dev.moviegen.worker.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.after;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.worker.scratch.JobLocks.JobLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is done about a directory, a trash entry or a cancel of which nobody here seems to take care. */
class LeftoversTest {

    private static final String ID = "abcdefghijklmnopqrstuvwxyz";
    private static final int A_MOMENT_MS = 300;

    @TempDir
    Path root;

    private final CleanUp cleanUp = mock(CleanUp.class);
    private final PocketBase store = mock(PocketBase.class);
    private Disk disk;
    private Leftovers leftovers;

    @BeforeEach
    void open() throws Exception {
        disk = Disk.open(root);
        leftovers = new Leftovers(disk, cleanUp, store);
        storeSays("cancelled", disk.id(), "");
    }

    @AfterEach
    void close() {
        leftovers.stop();
    }

    private void storeSays(String status, String onDisk, String cleanedAt) {
        Map<String, Object> row =
                Map.of("id", ID, "status", status, "disk", onDisk, "epoch", 2, "cleaned_at", cleanedAt);
        when(store.find("jobs", ID)).thenReturn(Optional.of(JsonMapper.shared().valueToTree(row)));
    }

    private void leaveADirectory() throws Exception {
        Files.createDirectories(disk.directoryOf(ID));
    }

    private JobCancelled cancelled(String onDisk, int announcement) {
        return new JobCancelled(ID, "processing", "w#1", onDisk, 2, "api", "", Instant.EPOCH, announcement);
    }

    @Test
    void cleansACancelledJobThatNobodyRuns() throws Exception {
        leaveADirectory();

        leftovers.on(cancelled(disk.id(), 1));

        verify(cleanUp, timeout(5_000)).cleanupCancelledJob(any(), any());
    }

    @Test
    void doesNothingForAnotherDisk() throws Exception {
        leaveADirectory();

        leftovers.on(cancelled("another", 2));

        verify(cleanUp, after(A_MOMENT_MS).never()).cleanupCancelledJob(any(), any());
    }

    @Test
    void leavesAJobToWhoeverHoldsItsLock() throws Exception {
        leaveADirectory();
        try (JobLock theirs = disk.locks().tryLock(ID).orElseThrow()) {
            leftovers.on(cancelled(disk.id(), 2));
            leftovers.lookThrough();

            verify(cleanUp, after(A_MOMENT_MS).never()).cleanupCancelledJob(any(), any());
            assertThat(theirs.isValid()).isTrue();
        }
    }

    /** Its owner may have died before it made the directory, or may not have come so far yet. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "7, 1"})
    void confirmsThatNothingIsLeftOnlyWhenAskedAgain(int announcement, int times) {
        leftovers.on(cancelled(disk.id(), announcement));

        if (times == 0) {
            verify(cleanUp, after(A_MOMENT_MS).never()).cleanupCancelledJob(any(), any());
        } else {
            verify(cleanUp, timeout(5_000)).cleanupCancelledJob(any(), any());
        }
    }

    @Test
    void doesNotBelieveAnEventThatTheRowDoesNotConfirm() throws Exception {
        leaveADirectory();
        storeSays("processing", disk.id(), "");

        leftovers.on(cancelled(disk.id(), 2));

        verify(cleanUp, after(A_MOMENT_MS).never()).cleanupCancelledJob(any(), any());
    }

    @Test
    void findsACancelledJobWithoutAnyEvent() throws Exception {
        Files.createDirectories(disk.trash().resolve(ID + ".2.receipt"));

        leftovers.lookThrough();

        verify(cleanUp).cleanupCancelledJob(any(), any());
    }

    @Test
    void tellsNothingTwiceOfACancelThatIsConfirmed() throws Exception {
        leaveADirectory();
        storeSays("cancelled", disk.id(), "2026-11-24 06:00:00.000Z");

        leftovers.lookThrough();

        verify(cleanUp).removeSilently(ID, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed"})
    void removesWhatAnEndedJobLeft(String status) throws Exception {
        leaveADirectory();
        storeSays(status, disk.id(), "");

        leftovers.lookThrough();

        verify(cleanUp).removeSilently(ID, 2);
        verify(cleanUp, never()).cleanupCancelledJob(any(), any());
    }

    @ParameterizedTest
    @CsvSource({"cancelled", "processing"})
    void removesWhatGoesOnOrEndedOnAnotherDiskWithoutAWord(String status) throws Exception {
        leaveADirectory();
        storeSays(status, "another", "");

        leftovers.lookThrough();

        verify(cleanUp).removeSilently(ID, 2);
    }

    @Test
    void removesWhatTheStoreDoesNotKnow() throws Exception {
        leaveADirectory();
        when(store.find("jobs", ID)).thenReturn(Optional.empty());

        leftovers.lookThrough();

        verify(cleanUp).removeSilently(eq(ID), anyInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"processing", "pending"})
    void leavesALivingJobToItsClaim(String status) throws Exception {
        leaveADirectory();
        storeSays(status, disk.id(), "");

        leftovers.lookThrough();

        verifyNoInteractions(cleanUp);
    }

    @Test
    void touchesNothingWhileTheStoreDoesNotAnswer() throws Exception {
        leaveADirectory();
        when(store.find("jobs", ID)).thenThrow(mock(StoreUnreachable.class));

        leftovers.lookThrough();

        verify(cleanUp, never()).removeSilently(anyString(), anyInt());
        assertThat(disk.locks().tryLock(ID)).as("the lock is free again").isPresent();
    }
}
