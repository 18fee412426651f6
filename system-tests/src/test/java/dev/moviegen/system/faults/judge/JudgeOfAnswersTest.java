package dev.moviegen.system.faults.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.faults.history.Call;
import dev.moviegen.system.faults.history.Call.Verb;
import dev.moviegen.system.faults.history.Change;
import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Row;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A judge that finds nothing proves nothing: a broken history for everything that calls and events can do wrong. */
class JudgeOfAnswersTest extends Histories {

    @Test
    void findsNothingWhereNothingIsWrongAndCountsWhatItLookedAt() {
        Verdict verdict = judge(cancelled(), completed());

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.attempts(Promise.P1)).isEqualTo(1);
        assertThat(verdict.attempts(Promise.P3)).isEqualTo(2);
        assertThat(verdict.attempts(Promise.P6)).isEqualTo(1);
        assertThat(verdict.attempts(Promise.P8)).isEqualTo(1);
    }

    @Test
    void saysWhichPromisesWereHardlyTried() {
        assertThat(judge(cancelled()).hardlyTried()).containsExactly(Promise.values());
        Story[] many = IntStream.range(0, 60).mapToObj(i -> cancelled()).toArray(Story[]::new);
        assertThat(judge(many).hardlyTried())
                .contains(Promise.P9, Promise.P13)
                .doesNotContain(Promise.P1, Promise.P3, Promise.P6);
    }

    @Test
    void findsAnAnsweredCancelThatWasUndone() {
        assertFinds(Promise.P1, Word.LOST, cancelled().row(row("completed")));
    }

    @Test
    void findsTwoCancelsAnsweredAsAccepted() {
        Call second = new Call(at(1_100), at(1_110), Verb.CANCEL, 200, "");
        assertFinds(Promise.P1, Word.DUPLICATED, cancelled().add(second));
    }

    @Test
    void findsAnAcceptedWriteOfAnAdministratorToAnEndedRow() {
        assertFinds(Promise.P1, Word.UNEXPECTED, cancelled().sabotage(true));
    }

    @Test
    void findsARefusalThatNamesAnotherStatus() {
        Call refused = new Call(at(1_100), at(1_110), Verb.CANCEL, 400, "completed");
        assertFinds(Promise.P2, Word.UNEXPECTED, cancelled().add(refused));
    }

    @Test
    void findsAnIllegalMove() {
        Change back = change(1_500, "claimed", "cancelled", "processing", 2);
        assertFinds(Promise.P3, Word.UNEXPECTED, cancelled().add(back));
    }

    @Test
    void findsTwoEnds() {
        Change second = change(1_500, "completed", "processing", "completed", 1);
        assertFinds(Promise.P3, Word.DUPLICATED, cancelled().add(second));
    }

    @Test
    void findsAnEndThatWasNeverHeard() {
        Story story = running()
                .add(change(1_000, "completed", "processing", "completed", 1))
                .add(change(1_060, "announced", "completed", "completed", 1))
                .row(row("completed"));
        assertFinds(Promise.P4, Word.LOST, story);
    }

    @Test
    void leavesAnEndToTheStoreAloneWhenTheBrokerWasWipedAtThatMoment() {
        during(Kind.BROKER_WIPED, 1_100, 9_000);
        Story story = running()
                .add(change(1_000, "completed", "processing", "completed", 1))
                .add(change(1_060, "announced", "completed", "completed", 1))
                .row(row("completed"));
        assertThat(judge(story).findings()).isEmpty();
    }

    @Test
    void findsAnEndThatWasNeverAnnounced() {
        assertFinds(Promise.P4, Word.LOST, completed().row(new Row("completed", 1, 0, false, false, "")));
    }

    @Test
    void findsJobCancelledOfACompletedJob() {
        assertFinds(Promise.P5, Word.UNEXPECTED, completed().add(heard(900, "cancelled")));
    }

    @Test
    void findsACancelThatNobodyAskedFor() {
        Story story = running()
                .add(change(1_000, "cancelled", "processing", "cancelled", 1))
                .row(row("cancelled"));
        assertFinds(Promise.P5, Word.UNEXPECTED, story);
    }
}
