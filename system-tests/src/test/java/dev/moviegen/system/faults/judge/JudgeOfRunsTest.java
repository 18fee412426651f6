package dev.moviegen.system.faults.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.faults.history.Call;
import dev.moviegen.system.faults.history.Call.Verb;
import dev.moviegen.system.faults.history.Change;
import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Heard;
import dev.moviegen.system.faults.history.Row;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import org.junit.jupiter.api.Test;

/** A broken history for everything that faults around a job can do to it. */
class JudgeOfRunsTest extends Histories {

    @Test
    void findsAnOwnerOfAnEarlierEpoch() {
        Story story = running()
                .add(change(300, "claimed", "processing", "processing", 2))
                .add(change(400, "handed_back", "processing", "processing", 1))
                .row(row("completed"));
        assertFinds(Promise.P9, Word.UNEXPECTED, story);
    }

    private static Story takenOver() {
        return running()
                .recordedOn(OTHER_DISK)
                .add(change(25_000, "claimed", "processing", "processing", 2))
                .add(change(26_000, "completed", "processing", "completed", 2))
                .add(change(26_060, "announced", "completed", "completed", 2))
                .add(new Heard(at(26_050), "completed", "c", 2))
                .row(new Row("completed", 2, 1, true, false, ""));
    }

    @Test
    void countsATakeOverByAnotherDiskAndLetsWhatWasLeftThereGoInTime() {
        during(Kind.WORKER_STOPPED, 1_000, 30_000);
        Verdict verdict = judge(takenOver().directory(at(44_000), DISK));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.attempts(Promise.P9)).isEqualTo(1);
    }

    @Test
    void findsWhatAnOvertakenOwnerHasWrittenToldOrLeft() {
        during(Kind.WORKER_STOPPED, 1_000, 30_000);
        Change byTheOld = new Change(at(30_100), "completed", "processing", "completed", "w1#1", 2, OTHER_DISK);
        assertFinds(Promise.P9, Word.UNEXPECTED, takenOver().add(byTheOld));
        assertFinds(Promise.P9, Word.UNEXPECTED, takenOver().add(new Heard(at(30_100), "cleaned-up", "x", 1)));
        assertFinds(Promise.P9, Word.UNEXPECTED, takenOver().directory(at(46_000), DISK));
        assertFinds(Promise.P9, Word.UNEXPECTED, takenOver().process(at(46_000), DISK));
        assertFinds(Promise.P9, Word.UNEXPECTED, completed().process(at(300), "three"));
    }

    @Test
    void findsAJobThatRanAlthoughItWasCancelledBefore() {
        Story story = new Story("b", "cancel-waiting")
                .add(new Call(at(10), at(20), Verb.CANCEL, 200, ""))
                .add(change(0, "created", "", "pending", 0))
                .add(change(15, "cancelled", "pending", "cancelled", 0))
                .add(heard(60_000, "started"))
                .row(new Row("cancelled", 0, 0, true, true, ""));
        assertFinds(Promise.P10, Word.UNEXPECTED, story);
    }

    @Test
    void findsAJobThatIsStuckOrGone() {
        assertFinds(Promise.P11, Word.LOST, running().row(row("processing")));
        assertFinds(Promise.P11, Word.LOST, running());
    }

    @Test
    void findsAJobThatFailedForNoReasonOfItsOwn() {
        Row failed = new Row("failed", 2, 1, true, false, "worker_died");
        assertFinds(Promise.P12, Word.UNEXPECTED, running().row(failed));
        assertFinds(Promise.P12, Word.UNEXPECTED, running().row(new Row("failed", 1, 0, true, false, "internal")));
    }

    @Test
    void findsAProgramThatSomebodyKilledAlsoWhileTheDiskWasFull() {
        during(Kind.DISK_FULL, 0, 2_000);
        Story killed = running()
                .add(change(1_000, "failed", "processing", "failed", 1))
                .row(new Row("failed", 1, 0, true, false, "program_killed"));
        assertFinds(Promise.P12, Word.UNEXPECTED, killed);
    }

    @Test
    void findsAJobThatWasLostWithTheBrokersData() {
        during(Kind.BROKER_WIPED, 50, 9_000);
        assertFinds(Promise.P13, Word.LOST, running().row(row("processing")));
    }

    @Test
    void findsA2xxWithoutACommitWhileTheStoreWasAway() {
        during(Kind.STORE_KILLED, 900, 2_000);
        Story story = completed().add(new Call(at(990), at(1_010), Verb.CANCEL, 200, ""));
        assertFinds(Promise.P14, Word.LOST, story);
    }

    @Test
    void findsWhatAReplayHasChanged() {
        Story story = cancelled().replay().add(change(1_500, "cleaned", "cancelled", "cancelled", 1));
        assertFinds(Promise.P16, Word.UNEXPECTED, story);
    }

    @Test
    void findsAJobThatAShiftedClockHasLeftOpen() {
        during(Kind.CLOCK_SHIFTED, 50, 9_000);
        assertFinds(Promise.P17, Word.LOST, cancelled().row(new Row("cancelled", 1, 0, true, false, "")));
    }

    @Test
    void findsAnotherJobThatWasTouched() {
        Story story = new Story("c", "bystander")
                .add(change(0, "created", "", "pending", 0))
                .row(new Row("completed", 2, 1, true, false, ""));
        assertFinds(Promise.P18, Word.UNEXPECTED, story);
    }
}
