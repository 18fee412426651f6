package dev.moviegen.api.pages;

import dev.moviegen.api.pages.JobPanel.Fact;
import dev.moviegen.api.pages.JobPanel.Media;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table below the steps: what is known of a job that has ended, with the proof of a cancel. */
@Component
class JobFactLines {

    private static final String ATTRIBUTION = "CC BY 3.0";
    private static final String ATTRIBUTION_TEXT = "https://creativecommons.org/licenses/by/3.0/";

    private final CleanUpWords cleanUp;

    JobFactLines(CleanUpWords cleanUp) {
        this.cleanUp = cleanUp;
    }

    List<Fact> of(Job job, @Nullable Media media, Words words) {
        List<Fact> facts = new ArrayList<>();
        if (job.status().isFinal()) {
            elapsed(job).ifPresent(spent -> add(facts, words, elapsedLabel(job), words.duration(spent)));
        }
        if (media != null) {
            video(job, media, words, facts);
        }
        if (job.status() == JobStatus.CANCELLED) {
            cancelled(job, words, facts);
        }
        if (job.status().isFinal()) {
            job.expiresAt()
                    .ifPresent(end ->
                            facts.add(new Fact(words.say("fact.expires"), words.dateAndTime(end), end.toString(), "")));
        }
        return facts;
    }

    private static void add(List<Fact> facts, Words words, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(words.say("fact." + label), value, "", ""));
        }
    }

    private static String elapsedLabel(Job job) {
        return job.status() == JobStatus.COMPLETED ? "taken" : "elapsed";
    }

    private static Optional<Duration> elapsed(Job job) {
        Optional<Instant> from = job.startedAt().or(job::created);
        return from.flatMap(begin -> job.completedAt().map(end -> Duration.between(begin, end)));
    }

    private static void video(Job job, Media media, Words words, List<Fact> facts) {
        add(facts, words, "length", words.duration(Duration.ofSeconds((long) job.videoSeconds()))); // as players say it
        add(facts, words, "size", words.size(job.videoSize()));
        if (media.transcript().leftOut() > 0) {
            add(
                    facts,
                    words,
                    "left_out",
                    words.say("left_out", media.transcript().leftOut()));
        }
        credit(media.transcript().voices(), words).ifPresent(facts::add);
    }

    /** Who speaks, as their licences want to be named, with a link to the one that asks for it. */
    private static Optional<Fact> credit(List<String> voices, Words words) {
        String value = String.join(" · ", voices);
        String licence = value.contains(ATTRIBUTION) ? ATTRIBUTION_TEXT : "";
        return value.isEmpty() ? Optional.empty() : Optional.of(new Fact(words.say("fact.voices"), value, "", licence));
    }

    private void cancelled(Job job, Words words, List<Fact> facts) {
        add(facts, words, "by", words.sayIfKnown("by." + job.requestedBy()));
        String reason = job.reason().isEmpty() ? "" : words.sayIfKnown("reason." + job.reason());
        add(facts, words, "reason", reason);
        add(facts, words, "note", job.note());
        add(facts, words, "cleanup", cleanUp.of(job, words));
    }
}
