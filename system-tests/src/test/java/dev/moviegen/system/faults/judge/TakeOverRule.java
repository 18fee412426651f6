package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Change;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Heard;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One owner after the other, each one epoch later, and who was overtaken changes nothing more (P9). An attempt is a claim
 * by another disk: there the owner of before may still live, because nobody could ask its lock.
 */
final class TakeOverRule implements Judge.Rule {

    private static final Set<String> TOLD_BY_OWNERS = Set.of("completed", "failed", "cleaned-up");

    @Override
    public void judge(Story story, Evidence evidence, Verdict verdict) {
        int epoch = 0;
        String owner = "";
        String disk = "";
        Instant left = null;
        for (Change change : story.changes()) {
            if (change.epoch() < epoch || change.epoch() > epoch + 1) {
                verdict.found(Promise.P9, Word.UNEXPECTED, story.id(), "epoch " + change.epoch() + " after " + epoch);
            } else if (change.epoch() == epoch
                    && !change.owner().isEmpty()
                    && !change.owner().equals(owner)) {
                verdict.found(Promise.P9, Word.UNEXPECTED, story.id(), change + " under the claim of " + owner);
            }
            if (change.epoch() > epoch && epoch > 0) {
                verdict.count("recovered: claims of a job that another owner had");
                if (!change.disk().equals(disk)) {
                    verdict.attempt(Promise.P9);
                    left = change.at();
                }
            }
            epoch = change.epoch();
            owner = change.owner();
            disk = change.disk();
        }
        judgeEvents(story, epoch, verdict);
        Instant last = story.leftBehind().last();
        if (last != null) {
            judgeLeftBehind(story, left == null ? Instant.MIN : left, last, evidence, verdict);
        }
    }

    private static void judgeEvents(Story story, int epoch, Verdict verdict) {
        for (Heard event : story.heard()) {
            if (TOLD_BY_OWNERS.contains(event.type()) && event.epoch() > 0 && event.epoch() != epoch) {
                verdict.found(Promise.P9, Word.UNEXPECTED, story.id(), "in epoch " + epoch + " it was told " + event);
            }
        }
    }

    /** The owner of before removes what it had, at the latest when it has come back to itself. */
    private static void judgeLeftBehind(Story story, Instant left, Instant last, Evidence evidence, Verdict verdict) {
        if (left.equals(Instant.MIN)) {
            verdict.found(Promise.P9, Word.UNEXPECTED, story.id(), "it lay on a disk that never had it");
        } else if (last.isAfter(left)) {
            Duration took = DiskRule.sinceTheLastRepair(left, last, evidence);
            verdict.took("gone from a disk that the job had left, after its worker's return", took);
            if (took.compareTo(DiskRule.limitUnderFaults(left, last, evidence)) > 0) {
                verdict.found(Promise.P9, Word.UNEXPECTED, story.id(), "left behind on another disk for " + took);
            }
        }
    }
}
