package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Disturbance;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long processes lived on (P6). Undisturbed they have a second from the event; where only events were lost, three
 * from the cancel; where a worker or the store itself was away, fifteen from its return. On a machine that is busy with
 * other things a process may wait longer than that for its turn to die: there the limit is fifteen seconds, and the table
 * says how many were judged so.
 */
final class StoppingRule implements Judge.Rule {

    static final Duration WITH_EVENT = Duration.ofSeconds(1);
    static final Duration WITHOUT_EVENT = Duration.ofSeconds(3);
    static final Duration AFTER_RETURN = Duration.ofSeconds(15);

    @Override
    public void judge(Story story, Evidence evidence, Verdict verdict) {
        Optional<Instant> cancelled = story.when("cancelled");
        if (!story.isCancelled() || cancelled.isEmpty() || !story.processes().ever()) {
            return;
        }
        verdict.attempt(Promise.P6);
        Instant from = cancelled.get();
        Instant last = story.processes().last();
        if (last == null || !last.isAfter(from)) {
            verdict.count("cancelled while no process of it was seen");
            return;
        }
        judge(story, evidence, from, last, verdict);
    }

    private static void judge(Story story, Evidence evidence, Instant from, Instant last, Verdict verdict) {
        List<Disturbance> faults = evidence.disturbances().touching(from, last, AFTER_RETURN).stream()
                .filter(one -> !one.kind().isHarmlessForStopping())
                .toList();
        if (evidence.disturbances().wasBusy(from, last)) {
            within(
                    AFTER_RETURN,
                    returned(faults, from, last),
                    last,
                    "processes dead, on a busy machine",
                    story,
                    verdict);
        } else if (faults.isEmpty()) {
            within(WITH_EVENT, heardOr(story, from), last, "processes dead after the event", story, verdict);
        } else if (faults.stream().allMatch(one -> one.kind().onlyLosesEvents())) {
            within(WITHOUT_EVENT, from, last, "processes dead after a cancel whose event may be lost", story, verdict);
        } else {
            within(
                    AFTER_RETURN,
                    returned(faults, from, last),
                    last,
                    "processes dead after a part came back",
                    story,
                    verdict);
        }
    }

    private static Instant heardOr(Story story, Instant cancelled) {
        return story.firstHeard("cancelled").filter(at -> at.isAfter(cancelled)).orElse(cancelled);
    }

    /** The end of the last of these faults that had begun while a process still lived. */
    private static Instant returned(List<Disturbance> faults, Instant cancelled, Instant last) {
        Instant end = faults.stream()
                .map(Disturbance::to)
                .max(Comparator.naturalOrder())
                .orElse(cancelled);
        Instant latest = end.isAfter(cancelled) ? end : cancelled;
        return latest.isAfter(last) ? last : latest;
    }

    private static void within(Duration limit, Instant from, Instant last, String what, Story story, Verdict verdict) {
        Duration took = last.isAfter(from) ? Duration.between(from, last) : Duration.ZERO;
        verdict.took(what, took);
        if (took.compareTo(limit) > 0) {
            verdict.found(Promise.P6, Word.UNEXPECTED, story.id(), "a process lived for " + took + ": " + what);
        }
    }
}
