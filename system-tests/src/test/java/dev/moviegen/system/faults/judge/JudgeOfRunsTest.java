package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Call;
import dev.moviegen.system.faults.history.Call.Verb;
import dev.moviegen.system.faults.history.Disturbance.Kind;
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
