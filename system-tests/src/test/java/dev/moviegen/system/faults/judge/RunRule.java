package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Change;
import dev.moviegen.system.faults.history.Disturbance;
import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Row;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What must not happen to a job because of what happened around it (P12, P13, P16, P17, P18). */
final class RunRule implements Judge.Rule {

    /** What a rehearsed step says of a program that a signal has ended; no full disk does that. */
    private static final String PROGRAM_KILLED = "program_killed";

    private static final int DEATHS = 3;
    private static final Duration RECOVERY = Duration.ofSeconds(15);

    @Override
    public void judge(Story story, Evidence evidence, Verdict verdict) {
        Optional<Row> row = story.row();
        Optional<Instant> born = story.when("created");
        if (row.isEmpty() || born.isEmpty()) {
            return;
        }
        judgeFailure(story, row.get(), evidence, verdict);
        Instant end = story.ending().map(Change::at).orElse(Instant.MAX);
        Instant rest = story.when("cleaned").orElse(end);
        judgeUntouched(Promise.P13, Kind.BROKER_WIPED, story, born.get(), rest, evidence, verdict);
        judgeUntouched(Promise.P17, Kind.CLOCK_SHIFTED, story, born.get(), rest, evidence, verdict);
        if (story.replayed() > 0) {
            verdict.attempt(Promise.P16);
            isWrong(story, row.get()).ifPresent(what -> verdict.found(Promise.P16, Word.UNEXPECTED, story.id(), what));
        }
        if (story.intent().equals("bystander")) {
            judgeBystander(story, row.get(), verdict);
        }
    }

    /** Three kills of three owners within one step look like poison: known, documented, and told apart by the deaths. */
    private static void judgeFailure(Story story, Row row, Evidence evidence, Verdict verdict) {
        verdict.attempt(Promise.P12);
        boolean poison = story.intent().equals("poison");
        boolean failed = row.status().equals("failed");
        if (poison && row.status().equals("completed")) {
            verdict.found(Promise.P12, Word.UNEXPECTED, story.id(), "kills its workers, yet it is completed");
        } else if (failed && row.errorCode().equals("worker_died")) {
            if (row.deaths() < DEATHS) {
                verdict.found(Promise.P12, Word.UNEXPECTED, story.id(), "failed after " + row.deaths() + " deaths");
            } else {
                verdict.count(poison ? "poison ended after three deaths" : "three random kills looked like poison");
            }
        } else if (failed && (row.errorCode().equals(PROGRAM_KILLED) || !wasDiskFull(story, evidence))) {
            verdict.found(Promise.P12, Word.UNEXPECTED, story.id(), "failed: " + row.errorCode());
        } else if (failed) {
            verdict.count("failed while the disk was full");
        }
    }

    private static boolean wasDiskFull(Story story, Evidence evidence) {
        Instant end = story.ending().map(Change::at).orElse(Instant.MAX);
        Instant begin = story.when("claimed").orElse(end);
        return evidence.disturbances().touching(begin, end, RECOVERY).stream()
                .anyMatch(one -> one.kind() == Kind.DISK_FULL);
    }

    /** A job that was under way while it happened ends like any other. */
    private static void judgeUntouched(
            Promise promise, Kind kind, Story story, Instant from, Instant to, Evidence evidence, Verdict verdict) {
        boolean touched = evidence.disturbances().of(kind).stream()
                .anyMatch((Disturbance one) -> one.touches(from, to, Duration.ZERO));
        if (!touched) {
            return;
        }
        verdict.attempt(promise);
        isWrong(story, story.row().orElseThrow())
                .ifPresent(what -> verdict.found(promise, Word.LOST, story.id(), what));
    }

    private static Optional<String> isWrong(Story story, Row row) {
        if (!row.isFinal()) {
            return Optional.of("stuck: " + row);
        }
        if (row.isCancelled() && !row.cleaned()) {
            return Optional.of("its clean-up was never confirmed");
        }
        if (!row.isCancelled() && story.acceptedCancel().isPresent()) {
            return Optional.of("an answered cancel was undone");
        }
        long cleaned =
                story.changes().stream().filter(c -> c.what().equals("cleaned")).count();
        return cleaned > 1 ? Optional.of("cleaned up " + cleaned + " times") : Optional.empty();
    }

    private static void judgeBystander(Story story, Row row, Verdict verdict) {
        verdict.attempt(Promise.P18);
        if (!row.status().equals("completed") || row.epoch() != 1 || row.deaths() != 0) {
            verdict.found(Promise.P18, Word.UNEXPECTED, story.id(), "another job's cancel touched it: " + row);
        }
    }
}
