package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.util.List;

/** Looks at a run that has come to rest. Every rule counts what it looked at, so that nothing passes by not being tried. */
public final class Judge {

    /** One promise or some related ones, for one job. */
    interface Rule {
        void judge(Story story, Evidence evidence, Verdict verdict);
    }

    private static final List<Rule> RULES = List.of(
            new AnswerRule(),
            new StatusRule(),
            new TakeOverRule(),
            new EventRule(),
            new StoppingRule(),
            new DiskRule(),
            new RunRule());

    private Judge() {}

    public static Verdict of(Evidence evidence) {
        Verdict verdict = new Verdict();
        evidence.stories().forEach(story -> RULES.forEach(rule -> rule.judge(story, evidence, verdict)));
        new WholeRunRule().judge(evidence, verdict);
        evidence.leftOnDisk()
                .forEach(id -> verdict.found(Promise.P7, Word.LOST, id, "its directory is left at the end"));
        evidence.alive().forEach(id -> verdict.found(Promise.P6, Word.LOST, id, "a process lives at the end"));
        return verdict;
    }
}
