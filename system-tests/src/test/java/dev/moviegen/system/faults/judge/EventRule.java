package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Heard;
import dev.moviegen.system.faults.history.Row;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a durable listener heard, against what happened (P4, P5, P8). */
final class EventRule implements Judge.Rule {

    /** A confirmed event that the listener had not yet read goes with the broker's data. */
    private static final Duration UNREAD = Duration.ofSeconds(5);

    /** Two clocks of one machine, read in another order. */
    private static final Duration SLACK = Duration.ofMillis(20);

    @Override
    public void judge(Story story, Evidence evidence, Verdict verdict) {
        story.row().filter(Row::isFinal).ifPresent(row -> {
            judgeTold(story, row, evidence, verdict);
            if (row.isCancelled()) {
                judgeCleanedUp(story, row, evidence, verdict);
            }
        });
        judgeNotTold(story, verdict);
    }

    private static void judgeTold(Story story, Row row, Evidence evidence, Verdict verdict) {
        verdict.attempt(Promise.P4);
        if (!row.announced()) {
            verdict.found(Promise.P4, Word.LOST, story.id(), row.status() + " was never announced");
        } else if (story.heard(row.status()).isEmpty()) {
            notHeard(story, row.status(), story.when("announced"), evidence, verdict);
        }
    }

    private static void judgeCleanedUp(Story story, Row row, Evidence evidence, Verdict verdict) {
        verdict.attempt(Promise.P8);
        if (!row.cleaned()) {
            verdict.found(Promise.P8, Word.LOST, story.id(), "its clean-up was never confirmed");
        } else if (story.heard("cleaned-up").isEmpty()) {
            notHeard(story, "cleaned-up", story.when("cleaned"), evidence, verdict);
        }
        if (story.changes().stream().filter(c -> c.what().equals("cleaned")).count() > 1) {
            verdict.found(Promise.P8, Word.DUPLICATED, story.id(), "cleaned up twice");
        }
        long ids = story.heard("cleaned-up").stream()
                .map(Heard::eventId)
                .distinct()
                .count();
        long epochs =
                story.heard("cleaned-up").stream().map(Heard::epoch).distinct().count();
        if (ids > epochs) {
            verdict.found(Promise.P8, Word.DUPLICATED, story.id(), "one clean-up under " + ids + " event ids");
        }
        story.firstHeard("cleaned-up").ifPresent(at -> judgeNotEarly(story, at, verdict));
    }

    private static void judgeNotEarly(Story story, Instant cleaned, Verdict verdict) {
        if (story.processes().after(cleaned.plus(SLACK))) {
            verdict.found(Promise.P8, Word.UNEXPECTED, story.id(), "a process lived after JobCleanedUp");
        }
        if (story.directory().after(cleaned.plus(SLACK))) {
            verdict.found(Promise.P8, Word.UNEXPECTED, story.id(), "its directory was there after JobCleanedUp");
        }
        story.when("cancelled")
                .filter(at -> at.isAfter(cleaned.plus(SLACK)))
                .ifPresent(
                        at -> verdict.found(Promise.P8, Word.UNEXPECTED, story.id(), "JobCleanedUp before the cancel"));
    }

    /** Only the store can tell when the broker's data went before the listener had read it. */
    private static void notHeard(
            Story story, String type, Optional<Instant> stamped, Evidence evidence, Verdict verdict) {
        Instant at = stamped.orElse(null);
        if (at != null && wasWiped(at, evidence)) {
            verdict.count("events judged by the store alone, because the broker's data was wiped");
        } else {
            verdict.found(Promise.P4, Word.LOST, story.id(), "the event " + type + " was never heard");
        }
    }

    private static boolean wasWiped(@Nullable Instant at, Evidence evidence) {
        return evidence.disturbances().of(Kind.BROKER_WIPED).stream()
                .anyMatch(wipe -> at != null && at.isAfter(wipe.from().minus(UNREAD)) && at.isBefore(wipe.to()));
    }

    private static void judgeNotTold(Story story, Verdict verdict) {
        verdict.attempt(Promise.P5);
        Optional<Instant> heard = story.firstHeard("cancelled");
        if (heard.isPresent() && !story.isCancelled()) {
            verdict.found(Promise.P5, Word.UNEXPECTED, story.id(), "JobCancelled, but it is " + story.row());
        }
        Instant cancelled = story.when("cancelled").orElse(Instant.MAX);
        if (heard.isPresent() && story.isCancelled() && heard.get().plus(SLACK).isBefore(cancelled)) {
            verdict.found(Promise.P5, Word.UNEXPECTED, story.id(), "JobCancelled before the cancel");
        }
    }
}
