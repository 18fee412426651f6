package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Change;
import dev.moviegen.system.faults.history.Disturbance;
import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The directory on the scratch disk (P7): gone when it is said to be gone, and soon after the end also when a worker was killed. */
final class DiskRule implements Judge.Rule {

    static final Duration CLEAN_AFTER_KILL = Duration.ofSeconds(15);
    private static final Duration SLACK = Duration.ofMillis(50);

    @Override
    public void judge(Story story, Evidence evidence, Verdict verdict) {
        Instant last = story.directory().last();
        if (last == null) {
            return;
        }
        if (story.isCancelled()) {
            verdict.attempt(Promise.P7);
        }
        story.when("cleaned")
                .filter(at -> last.isAfter(at.plus(SLACK)))
                .ifPresent(at -> verdict.found(
                        Promise.P7, Word.UNEXPECTED, story.id(), "its directory was there after cleaned_at"));
        story.ending()
                .map(Change::at)
                .filter(last::isAfter)
                .ifPresent(end -> judgeTime(story, end, last, evidence, verdict));
    }

    private static void judgeTime(Story story, Instant end, Instant last, Evidence evidence, Verdict verdict) {
        List<Disturbance> faults = evidence.disturbances().touching(end, last, CLEAN_AFTER_KILL).stream()
                .filter(one -> !one.kind().isHarmlessForStopping())
                .toList();
        if (faults.isEmpty()) {
            verdict.took("directory gone after the end, undisturbed", Duration.between(end, last));
        } else if (faults.stream().allMatch(one -> one.kind() == Kind.WORKER_KILLED)) {
            Instant from = lastDeath(faults, last).filter(end::isBefore).orElse(end);
            Duration took = Duration.between(from, last);
            verdict.took("directory gone after the end or the worker's kill -9", took);
            if (took.compareTo(CLEAN_AFTER_KILL) > 0 && !evidence.disturbances().wasBusy(end, last)) {
                verdict.found(
                        Promise.P7, Word.UNEXPECTED, story.id(), "its directory lay for " + took + " after a kill -9");
            }
        } else {
            verdict.took("directory gone after the end, under other faults", Duration.between(end, last));
        }
    }

    private static Optional<Instant> lastDeath(List<Disturbance> kills, Instant before) {
        return kills.stream()
                .map(Disturbance::from)
                .filter(at -> at.isBefore(before))
                .max(Instant::compareTo);
    }
}
