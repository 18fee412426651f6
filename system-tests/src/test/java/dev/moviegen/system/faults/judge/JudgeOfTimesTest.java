package dev.moviegen.system.faults.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.faults.history.Disturbance;
import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Heard;
import dev.moviegen.system.faults.history.Row;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A broken history for everything that processes and directories can do wrong. */
class JudgeOfTimesTest extends Histories {

    @Test
    void findsAProcessThatLivedOnForMoreThanASecond() {
        Story story = cancelled().process(at(2_100), DISK);
        assertFinds(Promise.P6, Word.UNEXPECTED, story);
    }

    @Test
    void givesThreeSecondsWhereTheBrokerWasDeadAndNotMore() {
        during(Kind.BROKER_KILLED, 900, 8_000);
        assertThat(judge(cancelled().process(at(3_900), DISK)).findings(Promise.P6))
                .isEmpty();
        assertFinds(Promise.P6, Word.UNEXPECTED, cancelled().process(at(4_200), DISK));
    }

    @Test
    void givesABusyMachineFifteenSecondsAndNotMore() {
        during(Kind.MACHINE_BUSY, 0, 60_000);
        assertThat(judge(cancelled().process(at(9_000), DISK)).findings(Promise.P6))
                .isEmpty();
        assertFinds(Promise.P6, Word.UNEXPECTED, cancelled().process(at(17_000), DISK));
    }

    @Test
    void findsAProcessThatLivedOnAfterTheStoreHadComeBack() {
        during(Kind.STORE_STOPPED, 900, 5_000);
        assertFinds(Promise.P6, Word.UNEXPECTED, cancelled().process(at(21_000), DISK));
    }

    @Test
    void findsADirectoryThatCameBack() {
        assertFinds(Promise.P7, Word.UNEXPECTED, cancelled().directory(at(3_000), DISK));
    }

    @Test
    void findsADirectoryThatLayForTooLongAlthoughNothingWasDisturbed() {
        assertThat(judge(completed().directory(at(2_900), DISK)).findings()).isEmpty();
        assertFinds(Promise.P7, Word.UNEXPECTED, completed().directory(at(3_100), DISK));
    }

    @Test
    void givesABusyMachineMoreForADirectoryButNotForEver() {
        during(Kind.MACHINE_BUSY, 0, 90_000);
        assertThat(judge(completed().directory(at(15_900), DISK)).findings()).isEmpty();
        assertFinds(Promise.P7, Word.UNEXPECTED, completed().directory(at(16_100), DISK));
    }

    @Test
    void findsADirectoryThatLayForTooLongAfterTheLastRepair() {
        during(Kind.STORE_STOPPED, 900, 5_000);
        during(Kind.BROKER_CUT, 10_000, 30_000);
        assertThat(judge(completed().directory(at(44_000), DISK)).findings()).isEmpty();
        assertFinds(Promise.P7, Word.UNEXPECTED, completed().directory(at(46_000), DISK));
    }

    @Test
    void waitsForTheReturnOfAWorkerThatIsAloneOnItsDisk() {
        disturbances.add(new Disturbance(Kind.WORKER_KILLED, "alone", at(900), at(20_000)));
        assertThat(judge(completed().directory(at(34_000), DISK)).findings()).isEmpty();
        assertFinds(Promise.P7, Word.UNEXPECTED, completed().directory(at(36_000), DISK));
    }

    @Test
    void findsADirectoryThatLayForTooLongAfterAKill() {
        during(Kind.WORKER_KILLED, 900, 3_000);
        assertFinds(Promise.P7, Word.UNEXPECTED, completed().directory(at(17_000), DISK));
    }

    @Test
    void findsWhatIsLeftAtTheEnd() {
        Evidence evidence = new Evidence(List.of(cancelled()), disturbances, Set.of(), Set.of("a"), Set.of("a"), 1);
        assertThat(Judge.of(evidence).findings())
                .extracting(Finding::promise)
                .contains(Promise.P7, Promise.P6, Promise.P15);
    }

    @Test
    void findsACleanUpThatWasToldTooEarly() {
        assertFinds(Promise.P8, Word.UNEXPECTED, cancelled().process(at(1_200), DISK));
    }

    @Test
    void findsACleanUpThatNeverCame() {
        assertFinds(Promise.P8, Word.LOST, cancelled().row(new Row("cancelled", 1, 0, true, false, "")));
    }

    @Test
    void findsACleanUpThatCountedTwice() {
        assertFinds(
                Promise.P8, Word.DUPLICATED, cancelled().add(change(1_500, "cleaned", "cancelled", "cancelled", 1)));
        assertFinds(Promise.P8, Word.DUPLICATED, cancelled().add(new Heard(at(1_500), "cleaned-up", "another", 1)));
    }
}
