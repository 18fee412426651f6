package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Change;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Row;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The row's path through its states (P3, P10, P11). */
final class StatusRule implements Judge.Rule {

    private static final Set<String> EDGES = Set.of(
            ">pending",
            "pending>processing",
            "pending>cancelled",
            "pending>failed",
            "processing>processing",
            "processing>completed",
            "processing>failed",
            "processing>cancelled");

    @Override
    public void judge(Story story, Evidence evidence, Verdict verdict) {
        judgeEdges(story, verdict);
        judgeNeverClaimed(story, verdict);
        judgeEnd(story, verdict);
    }

    private static void judgeEdges(Story story, Verdict verdict) {
        verdict.attempt(Promise.P3);
        List<Change> moves = story.changes().stream()
                .filter(change -> !Set.of("submitted", "announced", "cleaned", "handed_back")
                        .contains(change.what()))
                .toList();
        for (Change move : moves) {
            if (!EDGES.contains(move.from() + ">" + move.to())) {
                verdict.found(Promise.P3, Word.UNEXPECTED, story.id(), move.from() + " became " + move.to());
            }
        }
        long ends = moves.stream()
                .filter(move -> Set.of("completed", "failed", "cancelled").contains(move.to()))
                .count();
        if (ends > 1) {
            verdict.found(Promise.P3, Word.DUPLICATED, story.id(), ends + " final statuses");
        }
    }

    private static void judgeNeverClaimed(Story story, Verdict verdict) {
        if (!story.isCancelled() || story.row().map(Row::epoch).orElse(0) > 0) {
            return;
        }
        verdict.attempt(Promise.P10);
        if (story.has("claimed") || story.everRan()) {
            verdict.found(Promise.P10, Word.UNEXPECTED, story.id(), "cancelled before it was claimed, yet it ran");
        }
        if (!story.heard("started").isEmpty()) {
            verdict.found(Promise.P10, Word.UNEXPECTED, story.id(), "cancelled before it was claimed, yet JobStarted");
        }
    }

    private static void judgeEnd(Story story, Verdict verdict) {
        verdict.attempt(Promise.P11);
        Optional<Row> row = story.row();
        if (row.isEmpty()) {
            verdict.found(Promise.P11, Word.LOST, story.id(), "has no row");
        } else if (!row.get().isFinal()) {
            verdict.found(Promise.P11, Word.LOST, story.id(), "stuck: " + row.get());
        }
    }
}
