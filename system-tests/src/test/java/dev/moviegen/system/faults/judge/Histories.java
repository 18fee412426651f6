package dev.moviegen.system.faults.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.faults.history.Call;
import dev.moviegen.system.faults.history.Call.Verb;
import dev.moviegen.system.faults.history.Change;
import dev.moviegen.system.faults.history.Disturbance;
import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Disturbances;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Heard;
import dev.moviegen.system.faults.history.Row;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Short histories as they should be, to be broken, and a judge for them. */
abstract class Histories {

    static final Instant ZERO = Instant.parse("2026-11-24T06:00:00Z");
    static final String DISK = "one";
    static final String OTHER_DISK = "two";
    final Disturbances disturbances = new Disturbances();

    static Instant at(long millis) {
        return ZERO.plusMillis(millis);
    }

    static Row row(String status) {
        return new Row(status, 1, 0, true, status.equals("cancelled"), "");
    }

    static Change change(long millis, String what, String from, String to, int epoch) {
        String owner = epoch == 0 ? "" : "w" + epoch + "#1";
        String disk = epoch == 0 ? "" : epoch == 1 ? DISK : OTHER_DISK;
        return new Change(at(millis), what, from, to, owner, epoch, disk);
    }

    static Heard heard(long millis, String type) {
        return new Heard(at(millis), type, type + "-1", 1);
    }

    static Story running() {
        return new Story("a", "cancel-running")
                .recordedOn(DISK)
                .add(new Call(at(-5), at(1), Verb.SUBMIT, 201, ""))
                .add(change(0, "created", "", "pending", 0))
                .add(change(100, "claimed", "pending", "processing", 1))
                .process(at(200), DISK)
                .directory(at(200), DISK);
    }

    /** As it should be: cancelled at 1000, dead at 1020, gone at 1040, told at 1050. */
    static Story cancelled() {
        return running()
                .add(new Call(at(990), at(1_010), Verb.CANCEL, 200, ""))
                .add(change(1_000, "cancelled", "processing", "cancelled", 1))
                .add(change(1_060, "announced", "cancelled", "cancelled", 1))
                .add(change(1_070, "cleaned", "cancelled", "cancelled", 1))
                .add(heard(1_005, "cancelled"))
                .add(heard(1_050, "cleaned-up"))
                .process(at(1_020), DISK)
                .directory(at(1_040), DISK)
                .row(row("cancelled"));
    }

    static Story completed() {
        return running()
                .add(change(1_000, "completed", "processing", "completed", 1))
                .add(change(1_060, "announced", "completed", "completed", 1))
                .add(heard(1_050, "completed"))
                .row(row("completed"));
    }

    Verdict judge(Story... stories) {
        return Judge.of(new Evidence(List.of(stories), disturbances, Set.of("alone"), Set.of(), Set.of(), 0));
    }

    void assertFinds(Promise promise, Word word, Story story) {
        assertThat(judge(story).findings(promise)).extracting(Finding::word).contains(word);
    }

    void during(Kind kind, long from, long to) {
        disturbances.add(new Disturbance(kind, "1", at(from), at(to)));
    }
}
