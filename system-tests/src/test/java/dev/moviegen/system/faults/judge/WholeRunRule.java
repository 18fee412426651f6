package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.judge.Finding.Word;

/** What is not of one job: whether anything is published at all after the broker has died (P15). */
final class WholeRunRule {

    void judge(Evidence evidence, Verdict verdict) {
        int deaths = evidence.disturbances().of(Kind.BROKER_KILLED).size()
                + evidence.disturbances().of(Kind.BROKER_WIPED).size();
        verdict.attempts(Promise.P15, deaths);
        for (int i = 0; i < evidence.silentAfter(); i++) {
            verdict.found(Promise.P15, Word.LOST, "-", "nothing was heard within 90 s of the broker's return");
        }
    }
}
