package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.pages.JobPanel.Fact;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The table below the badge: what is known of a job, with the proof of a cancel. */
@Component
class JobFactLines {

    private final FindJobs findJobs;
    private final Clock clock;

    JobFactLines(FindJobs findJobs, Clock clock) {
        this.findJobs = findJobs;
        this.clock = clock;
    }

    List<Fact> of(Job job, Words words) {
        List<Fact> facts = new ArrayList<>();
        if (job.status() == JobStatus.PROCESSING) {
            add(facts, words, "step", words.sayIfKnown("step." + job.step()));
        }
        elapsed(job).ifPresent(spent -> add(facts, words, elapsedLabel(job), words.duration(spent)));
        findJobs.estimatedRest(job).ifPresent(rest -> add(facts, words, "rest", words.duration(rest)));
        if (job.status() == JobStatus.COMPLETED && !job.video().isEmpty()) {
            add(facts, words, "length", words.duration(Duration.ofSeconds(Math.round(job.videoSeconds()))));
            add(facts, words, "size", words.size(job.videoSize()));
        }
        if (job.status() == JobStatus.CANCELLED) {
            cancelled(job, words, facts);
        }
        if (job.status().isFinal()) {
            job.expiresAt()
                    .ifPresent(end -> facts.add(new Fact(words.say("fact.expires"), end.toString(), end.toString())));
        }
        return facts;
    }

    private static void add(List<Fact> facts, Words words, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(words.say("fact." + label), value, ""));
        }
    }

    private static String elapsedLabel(Job job) {
        return job.status() == JobStatus.COMPLETED ? "taken" : "elapsed";
    }

    private Optional<Duration> elapsed(Job job) {
        Optional<Instant> from = job.startedAt().or(job::created);
        Instant to = job.status().isFinal() ? job.completedAt().orElse(clock.instant()) : clock.instant();
        return from.map(begin -> Duration.between(begin, to));
    }

    private static void cancelled(Job job, Words words, List<Fact> facts) {
        add(facts, words, "by", words.sayIfKnown("by." + job.requestedBy()));
        String reason = job.reason().isEmpty() ? "" : words.sayIfKnown("reason." + job.reason());
        add(facts, words, "reason", reason);
        add(facts, words, "note", job.note());
        add(facts, words, "cleanup", cleanUp(job, words));
    }

    private static String cleanUp(Job job, Words words) {
        Optional<Instant> confirmed = job.cleanedAt();
        if (confirmed.isEmpty()) {
            return words.say("cancelled.cleaning");
        }
        return job.proof()
                .map(proof -> proven(proof, confirmed.get(), words))
                .orElseGet(() -> words.say("cancelled.cleaned"));
    }

    private static String proven(JsonNode proof, Instant confirmed, Words words) {
        if (proof.path("heard_by").asString("").equals("never_claimed")) {
            return words.say("cancelled.never_began");
        }
        Optional<Instant> heard = time(proof, "heard_at");
        Optional<Instant> stopped = time(proof, "stopped_at");
        Optional<Instant> gone = time(proof, "gone_at");
        if (heard.isEmpty() || stopped.isEmpty() || gone.isEmpty()) {
            return words.say("cancelled.cleaned");
        }
        Instant from = time(proof, "accepted_at")
                .filter(click -> isBelievable(click, stopped.get(), gone.get(), confirmed))
                .orElse(heard.get());
        return words.say(
                "cancelled.proof",
                Duration.between(from, stopped.get()).toMillis(),
                Duration.between(from, gone.get()).toMillis(),
                proof.path("processes").asLong(0),
                proof.path("files").asLong(0),
                words.size(proof.path("bytes").asLong(0)));
    }

    /**
     * Click and stop are told by two clocks. Their difference counts only within what the API's own clock has measured
     * from the click to the confirmation; else the worker's own durations stand alone.
     */
    private static boolean isBelievable(Instant click, Instant stopped, Instant gone, Instant confirmed) {
        return !stopped.isBefore(click) && !gone.isBefore(stopped) && !gone.isAfter(confirmed);
    }

    private static Optional<Instant> time(JsonNode proof, String name) {
        String text = proof.path(name).asString("");
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text.replace(' ', 'T')));
    }
}
