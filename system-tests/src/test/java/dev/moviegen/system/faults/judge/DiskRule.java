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

/**
 * The directory on the disk of record (P7): gone when it is said to be gone, and soon after the end. Undisturbed that is
 * within two seconds; after the death of a worker that shares its disk, or once everything else is repaired, fifteen: the
 * disk is swept every ten. A busy machine gets more, but nothing may lie for ever.
 */
final class DiskRule implements Judge.Rule {

    static final Duration UNDISTURBED = Duration.ofSeconds(2);
    static final Duration AFTER_FAULTS = Duration.ofSeconds(15);
    private static final Duration AFTER_FAULTS_WHEN_BUSY = Duration.ofSeconds(60);
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
        List<Disturbance> faults = faults(end, last, evidence);
        boolean busy = evidence.disturbances().wasBusy(end, last);
        if (faults.isEmpty()) {
            String what = "directory gone after the end, undisturbed" + (busy ? ", on a busy machine" : "");
            within(busy ? AFTER_FAULTS : UNDISTURBED, Duration.between(end, last), what, story, verdict);
        } else if (faults.stream().allMatch(fault -> isDeathBesideOthers(fault, evidence))) {
            Instant from = lastDeath(faults, last).filter(end::isBefore).orElse(end);
            String what = "directory gone after the end or the worker's kill -9" + (busy ? ", on a busy machine" : "");
            within(limitUnderFaults(end, last, evidence), Duration.between(from, last), what, story, verdict);
        } else {
            Duration took = sinceTheLastRepair(end, last, evidence);
            String what = "directory gone after the end and the last repair, under other faults";
            within(limitUnderFaults(end, last, evidence), took, what, story, verdict);
        }
    }

    private static void within(Duration limit, Duration took, String what, Story story, Verdict verdict) {
        verdict.took(what, took);
        if (took.compareTo(limit) > 0) {
            verdict.found(Promise.P7, Word.UNEXPECTED, story.id(), "it took " + took + ": " + what);
        }
    }

    /** A worker whose clock is shifted is sent away for that. */
    private static List<Disturbance> faults(Instant from, Instant last, Evidence evidence) {
        return evidence.disturbances().touching(from, last, AFTER_FAULTS).stream()
                .filter(one -> one.kind() == Kind.CLOCK_SHIFTED || !one.kind().isHarmlessForStopping())
                .toList();
    }

    /** From the end of the last fault that had begun meanwhile; nothing while one lasted. */
    static Duration sinceTheLastRepair(Instant from, Instant last, Evidence evidence) {
        Instant repaired = faults(from, last, evidence).stream()
                .map(Disturbance::to)
                .filter(from::isBefore)
                .max(Instant::compareTo)
                .orElse(from);
        return repaired.isBefore(last) ? Duration.between(repaired, last) : Duration.ZERO;
    }

    static Duration limitUnderFaults(Instant from, Instant last, Evidence evidence) {
        return evidence.disturbances().wasBusy(from, last) ? AFTER_FAULTS_WHEN_BUSY : AFTER_FAULTS;
    }

    private static boolean isDeathBesideOthers(Disturbance fault, Evidence evidence) {
        return fault.kind() == Kind.WORKER_KILLED && !evidence.aloneOnItsDisk().contains(fault.target());
    }

    private static Optional<Instant> lastDeath(List<Disturbance> kills, Instant before) {
        return kills.stream()
                .map(Disturbance::from)
                .filter(at -> at.isBefore(before))
                .max(Instant::compareTo);
    }
}
