package dev.moviegen.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.moviegen.events.JobSubmitted;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.worker.cancellation.RunningJob;
import dev.moviegen.worker.cancellation.RunningJobs;
import dev.moviegen.worker.cancellation.StopReason;
import dev.moviegen.worker.pipeline.JobRunner;
import dev.moviegen.worker.pipeline.Outcome;
import dev.moviegen.worker.pipeline.OwnedJob;
import dev.moviegen.worker.pipeline.OwnedRow;
import dev.moviegen.worker.scratch.Disk;
import dev.moviegen.worker.scratch.JobLocks.JobLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import tools.jackson.databind.json.JsonMapper;

/** Lock, then read, then claim, then register the flag, then run; and what becomes of the message. */
class JobIntakeTest {

    private static final String ID = "abcdefghijklmnopqrstuvwxyz";
    private static final JobSubmitted MESSAGE = new JobSubmitted(ID, "u", "ja", null, null);
    private static final Job PENDING = row("pending");

    @TempDir
    Path root;

    private final Claims claims = mock(Claims.class);
    private final JobRunner runner = mock(JobRunner.class);
    private final JobSettlement settlement = mock(JobSettlement.class);
    private final RunningJobs running = new RunningJobs();
    private Disk disk;
    private JobIntake intake;

    private static Job row(String status) {
        return new Job(JsonMapper.shared().valueToTree(Map.of("id", ID, "status", status)));
    }

    @BeforeEach
    void open() throws Exception {
        disk = Disk.open(root);
        intake = new JobIntake(disk, claims, running, runner, settlement);
        when(claims.read(ID)).thenReturn(Optional.of(PENDING));
        when(claims.claim(any(), any())).thenAnswer(call -> Optional.of(owned(call.getArgument(1))));
        when(runner.run(any())).thenReturn(Outcome.SETTLED);
        when(settlement.ofFinal(any(), any())).thenReturn(Outcome.SETTLED);
    }

    private OwnedJob owned(JobLock lock) {
        RunningJob job = new RunningJob(ID, "w#1", 1, disk.id(), System.nanoTime());
        return new OwnedJob(PENDING, job, new OwnedRow(mock(PocketBase.class), job), lock);
    }

    @Test
    void readsTheRowOnlyOnceItHoldsTheLock() {
        when(claims.read(ID)).thenAnswer(call -> {
            assertThat(disk.locks().tryLock(ID)).as("a second lock").isEmpty();
            return Optional.of(PENDING);
        });

        intake.on(MESSAGE);

        verify(runner).run(any());
        assertThat(disk.locks().tryLock(ID)).as("free again").isPresent();
    }

    @Test
    void forgetsAJobThatSomebodyOnThisDiskHas() {
        JobLock theirs = disk.locks().tryLock(ID).orElseThrow();

        intake.on(MESSAGE);

        assertThat(theirs.isValid()).isTrue();
        verifyNoInteractions(claims, runner);
    }

    /** Who looks through the leftovers holds each lock for a moment. */
    @Test
    void waitsAMomentForALockThatIsOnlyLookedWith() throws Exception {
        JobLock theirs = disk.locks().tryLock(ID).orElseThrow();
        Thread looking = new Thread(() -> intake.on(MESSAGE));

        looking.start();
        await().until(() -> looking.getState() == Thread.State.TIMED_WAITING);
        theirs.close();
        looking.join();

        verify(runner).run(any());
    }

    @Test
    void registersTheFlagBeforeTheJobRuns() {
        when(runner.run(any())).thenAnswer(call -> {
            assertThat(running.find(ID)).isPresent();
            return Outcome.SETTLED;
        });

        intake.on(MESSAGE);

        assertThat(running.find(ID)).isEmpty();
    }

    @Test
    void readsAgainWhenSomebodyWasFaster() {
        when(claims.claim(any(), any())).thenReturn(Optional.empty());
        when(claims.read(ID)).thenReturn(Optional.of(PENDING), Optional.of(row("cancelled")));

        intake.on(MESSAGE);

        verify(claims, times(2)).read(ID);
        verify(runner, never()).run(any());
        verify(settlement).ofFinal(any(), any());
    }

    @Test
    void holdsTheMessageWhileTheStoreDoesNotAnswer() {
        when(claims.read(ID)).thenThrow(mock(StoreUnreachable.class)).thenReturn(Optional.of(PENDING));

        intake.on(MESSAGE);

        verify(runner).run(any());
    }

    @Test
    void givesTheMessageBackOnlyWhenTheJobIsHandedBack() {
        when(runner.run(any())).thenReturn(Outcome.HANDED_BACK);

        assertThatThrownBy(() -> intake.on(MESSAGE)).isInstanceOf(ImmediateRequeueAmqpException.class);
        assertThat(disk.locks().tryLock(ID)).as("free again").isPresent();
    }

    @Test
    void acknowledgesWhatTheStoreDoesNotKnow() {
        when(claims.read(ID)).thenReturn(Optional.empty());

        intake.on(MESSAGE);

        verifyNoInteractions(runner, settlement);
    }

    @Test
    void startsNothingNewOnceItIsLeaving() {
        intake.leave();

        assertThatThrownBy(() -> intake.on(MESSAGE)).isInstanceOf(ImmediateRequeueAmqpException.class);
        verifyNoInteractions(claims, runner);
    }

    @Test
    void handsBackWhatWasClaimedWhileItBeganToLeave() {
        when(claims.claim(any(), any())).thenAnswer(call -> {
            intake.leave();
            return Optional.of(owned(call.getArgument(1)));
        });
        when(runner.run(any())).thenAnswer(call -> {
            OwnedJob job = call.getArgument(0);
            assertThat(job.flag().stop().orElseThrow().reason()).isEqualTo(StopReason.HANDED_BACK);
            return Outcome.SETTLED;
        });

        intake.on(MESSAGE);

        verify(runner).run(any());
    }
}
