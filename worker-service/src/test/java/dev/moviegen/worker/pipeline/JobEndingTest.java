package dev.moviegen.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.WriteRefused;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.RunningJob;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import dev.moviegen.worker.scratch.CleanUp;
import dev.moviegen.worker.scratch.Disk;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.InOrder;
import tools.jackson.databind.json.JsonMapper;

/** A job that stops for a reason of the worker's own, while the store decides otherwise. */
class JobEndingTest {

    private static final String ID = "abcdefghijklmnopqrstuvwxyz";

    @TempDir
    Path root;

    private final PocketBase store = mock(PocketBase.class);
    private final CleanUp cleanUp = mock(CleanUp.class);
    private final JobEnding ending = new JobEnding(cleanUp, mock(Announcer.class), new StorePatience());
    private OwnedJob job;

    @BeforeEach
    void claim() throws Exception {
        when(cleanUp.killProcesses(ID)).thenReturn(true);
        Disk disk = Disk.open(root);
        RunningJob running = new RunningJob(ID, "w#1", 1, "d", System.nanoTime());
        Map<String, Object> row = Map.of("id", ID, "status", "processing", "owner", "w#1", "epoch", 1, "disk", "d");
        job = new OwnedJob(
                new Job(JsonMapper.shared().valueToTree(row)),
                running,
                new OwnedRow(store, running),
                disk.locks().tryLock(ID).orElseThrow());
    }

    private void stopBecause(StopReason reason) {
        job.flag().request(Stop.now(reason, HeardBy.POLL));
    }

    private void storeRefusesAndSays(String status, String owner) {
        Map<String, Object> row = Map.of("id", ID, "status", status, "owner", owner, "epoch", 1, "disk", "d");
        when(store.updateInOneTransaction(any(), any(), any())).thenThrow(mock(WriteRefused.class));
        when(store.find("jobs", ID)).thenReturn(Optional.of(JsonMapper.shared().valueToTree(row)));
    }

    @Test
    void aCancelThatComesBeforeTheTimeLimitIsWrittenIsProven() {
        stopBecause(StopReason.TIMED_OUT);
        storeRefusesAndSays("cancelled", "w#1");

        assertThat(ending.stopped(job, "video", 2)).isEqualTo(Outcome.SETTLED);

        verify(cleanUp).cleanupCancelledJob(argThat(cleaned -> cleaned.killedBefore() == 2), eq(job.lock()));
        verify(cleanUp, never()).removeSilently(anyString(), anyInt());
    }

    @Test
    void aCancelThatComesBeforeTheJobIsHandedBackIsProven() {
        stopBecause(StopReason.HANDED_BACK);
        storeRefusesAndSays("cancelled", "w#1");

        assertThat(ending.stopped(job, "audio", 0)).isEqualTo(Outcome.SETTLED);

        verify(cleanUp).cleanupCancelledJob(any(), eq(job.lock()));
    }

    @Test
    void whatSomebodyElseHasTakenOverGoesWithoutAWord() {
        stopBecause(StopReason.TIMED_OUT);
        storeRefusesAndSays("processing", "x#1");

        assertThat(ending.stopped(job, "audio", 0)).isEqualTo(Outcome.SETTLED);

        verify(cleanUp).removeSilently(ID, 1);
        verify(cleanUp, never()).cleanupCancelledJob(any(), any());
    }

    /** The time limit could not be written and the row does not say why: no reason to throw away what is finished. */
    @Test
    void aTimeLimitThatIsRefusedWithoutAReasonLeavesTheDirectory() {
        stopBecause(StopReason.TIMED_OUT);
        storeRefusesAndSays("processing", "w#1");

        assertThat(ending.stopped(job, "audio", 0)).isEqualTo(Outcome.HANDED_BACK);

        verify(cleanUp, never()).removeSilently(anyString(), anyInt());
    }

    @Test
    void aHandBackWhoseAnswerWasLostLeavesTheDirectory() {
        stopBecause(StopReason.HANDED_BACK);
        storeRefusesAndSays("processing", "");

        assertThat(ending.stopped(job, "audio", 0)).isEqualTo(Outcome.HANDED_BACK);

        verify(cleanUp, never()).removeSilently(anyString(), anyInt());
    }

    @Test
    void nobodyIsLetAtAJobBeforeItsProcessesAreDead() {
        when(cleanUp.killProcesses(ID)).thenReturn(false, false, true);
        stopBecause(StopReason.LEASE_LOST);

        assertThat(ending.stopped(job, "audio", 0)).isEqualTo(Outcome.HANDED_BACK);

        InOrder order = inOrder(cleanUp, store);
        order.verify(cleanUp, times(3)).killProcesses(ID);
        order.verify(store).updateInOneTransaction(any(), any(), any());
    }

    @Test
    void aCancelEndsTheWaitForProcessesThatDoNotDie() {
        stopBecause(StopReason.LEASE_LOST);
        when(cleanUp.killProcesses(ID)).thenAnswer(call -> {
            stopBecause(StopReason.CANCELLED);
            return false;
        });
        storeRefusesAndSays("cancelled", "w#1");

        assertThat(ending.stopped(job, "audio", 0)).isEqualTo(Outcome.SETTLED);

        verify(cleanUp).cleanupCancelledJob(any(), eq(job.lock()));
    }

    @Test
    void aJobThatIsHandedBackKeepsItsDirectory() {
        stopBecause(StopReason.HANDED_BACK);

        assertThat(ending.stopped(job, "audio", 0)).isEqualTo(Outcome.HANDED_BACK);

        verify(store).updateInOneTransaction(eq("jobs"), eq(ID), argThat(fields -> "".equals(fields.get("owner"))));
        verify(cleanUp, never()).removeSilently(anyString(), anyInt());
    }
}
