package dev.moviegen.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.store.WriteRefused;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import dev.moviegen.worker.process.JobProcesses;
import dev.moviegen.worker.process.ProcessesStillAlive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop over the steps. */
class JobRunnerTest extends OneRun {

    private void cancel() {
        job.flag().request(Stop.now(StopReason.CANCELLED, HeardBy.EVENT));
    }

    @Test
    void runsEveryStepInItsOrder() throws Exception {
        runner.run(job);

        assertThat(ran).containsExactly("script", "audio", "slides", "video");
        verify(ending).completed(eq(job), eq(disk.directoryOf(ID)), any(), any());
    }

    /** No report comes after the last step: what is known of it goes with the end of the job. */
    @Test
    void theEndOfTheJobSaysHowLongTheLastStepTook() throws Exception {
        runner.run(job);

        verify(ending).completed(any(), any(), argThat(JobRunnerTest::sayHowLongEachStepTook), any());
    }

    private static boolean sayHowLongEachStepTook(Map<String, Object> times) {
        return times.size() == 4
                && times.values().stream()
                        .allMatch(time -> ((Map<?, ?>) time).keySet().equals(Set.of("began", "took_ms")));
    }

    @Test
    void stopsBeforeTheNextStepOnceCancelled() throws Exception {
        when(store.updateInOneTransaction(any(), any(), argThat(fields -> "audio".equals(fields.get("step")))))
                .thenAnswer(call -> {
                    cancel();
                    return row("processing", "w#1", 0);
                });

        runner.run(job);

        assertThat(ran).containsExactly("script", "audio");
        verify(ending).stopped(job, "audio", 0);
        verify(ending, never()).completed(any(), any(), any(), any());
    }

    /** The second look: who cancelled between the claim and the flag is heard before there is a directory. */
    @Test
    void obeysARefusedSecondLookBeforeItMakesTheDirectory() {
        when(store.updateInOneTransaction(any(), any(), any())).thenThrow(mock(WriteRefused.class));
        when(store.find("jobs", ID)).thenReturn(Optional.of(row("cancelled", "w#1", 0)));

        runner.run(job);

        assertThat(ran).isEmpty();
        assertThat(Files.exists(disk.directoryOf(ID))).isFalse();
        assertThat(job.flag().stop().orElseThrow().heardBy()).isEqualTo(HeardBy.SECOND_LOOK);
        verify(ending).stopped(job, "script", 0);
    }

    @Test
    void doesNotRunWhatTheStoreRefusesWithoutSayingWhy() {
        when(store.updateInOneTransaction(any(), any(), any())).thenThrow(mock(WriteRefused.class));
        when(store.find("jobs", ID)).thenReturn(Optional.of(row("processing", "w#1", 0)));

        runner.run(job);

        assertThat(ran).isEmpty();
        assertThat(job.flag().stop().orElseThrow().reason()).isEqualTo(StopReason.LEASE_LOST);
    }

    @Test
    void anOutageOfTheStoreDuringTheSecondLookFailsNoJob() throws Exception {
        when(store.updateInOneTransaction(any(), any(), argThat(fields -> fields.containsKey("began"))))
                .thenThrow(mock(StoreUnreachable.class))
                .thenReturn(row("processing", "w#1", 0));

        runner.run(job);

        assertThat(ran).hasSize(4);
        verify(ending, never()).failed(any(), anyString(), any(), any());
        verify(ending, never()).stopped(any(), anyString(), anyInt());
    }

    /** They are an earlier owner's and may die yet: the job is given to whoever comes after. */
    @Test
    void whatAnEarlierOwnerLeftAndWillNotDieIsNoFailureOfTheJob() {
        JobProcesses stubborn = spy(new JobProcesses());
        doThrow(mock(ProcessesStillAlive.class)).when(stubborn).killUntilProven(any());

        runnerWith(stubborn).run(job);

        assertThat(ran).isEmpty();
        assertThat(job.flag().stop().orElseThrow().reason()).isEqualTo(StopReason.LEASE_LOST);
        verify(ending, never()).failed(any(), anyString(), any(), any());
    }

    /** What is linked to may be anybody's. */
    @Test
    void doesNotWorkInAFolderThatSomebodyLinkedInPlaceOfItsDirectory(@TempDir Path outside) throws Exception {
        Files.createSymbolicLink(disk.directoryOf(ID), outside);

        runner.run(job);

        assertThat(disk.directoryOf(ID))
                .isDirectory()
                .satisfies(made -> assertThat(Files.isSymbolicLink(made)).isFalse());
    }

    @Test
    void aStepThatIsFinishedForTheFirstTimeClearsTheDeaths() {
        job.lock().close();
        claimed(row("processing", "w#1", 2, 60));

        runner.run(job);

        verify(store, times(2)).updateInOneTransaction(any(), any(), argThat(JobRunnerTest::clearsTheDeaths));
    }

    @Test
    void aStepThatIsFoundFinishedLeavesThem() {
        job.lock().close();
        claimed(row("processing", "w#1", 2, 60));
        when(store.updateInOneTransaction(any(), any(), argThat(fields -> "slides".equals(fields.get("step")))))
                .thenAnswer(call -> {
                    cancel();
                    return row("processing", "w#1", 2, 60);
                });

        runner.run(job);

        assertThat(ran).containsExactly("script", "audio", "slides");
        verify(store, never()).updateInOneTransaction(any(), any(), argThat(JobRunnerTest::clearsTheDeaths));
    }

    private static boolean clearsTheDeaths(Map<String, ?> fields) {
        return Integer.valueOf(0).equals(fields.get("deaths"));
    }
}
