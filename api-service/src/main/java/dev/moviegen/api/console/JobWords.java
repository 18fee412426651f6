package dev.moviegen.api.console;

import dev.moviegen.api.jobs.MeasuredTime;
import dev.moviegen.api.watch.CancelTimes;
import dev.moviegen.store.ArticleLimits;
import dev.moviegen.store.Job;
import dev.moviegen.store.Job.JobError;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Sentences about a job in one reader's language. */
record JobWords(MessageSource messages, Locale locale, ArticleLimits limits) {

    private String say(String key, Object... values) {
        String words = messages.getMessage(key, values, "", locale);
        return words == null ? "" : words;
    }

    String detail(Job job, Optional<Instant> lost, boolean unconfirmed) {
        return switch (job.status()) {
            case PENDING, COMPLETED -> "";
            case PROCESSING -> say("step." + job.step());
            case FAILED -> failed(job.error().orElse(new JobError("", "internal", "")));
            case CANCELLED -> cleanUp(job, lost, unconfirmed);
        };
    }

    private String failed(JobError error) {
        return Stream.of(say("step." + error.step()), say("failed." + error.code(), limits.characters()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private String cleanUp(Job job, Optional<Instant> lost, boolean unconfirmed) {
        Optional<CancelTimes> times = CancelTimes.of(job);
        if (times.isPresent()) {
            return say(
                    "operator.proof",
                    time(times.get().stoppedMs()),
                    time(times.get().goneMs()));
        }
        if (job.cleanedAt().isPresent()) {
            return say("operator.proof.never");
        }
        if (lost.isPresent()) {
            return say("operator.proof.lost", job.disk());
        }
        return unconfirmed ? say("operator.proof.late", job.disk()) : say("operator.proof.waiting");
    }

    private String time(double milliseconds) {
        MeasuredTime time = MeasuredTime.of(milliseconds);
        return say(time.words(), time.numbers().toArray());
    }

    /** Who asked for the cancel, the reason's words, and the note. */
    String why(Job job) {
        return Stream.of(say("by." + job.requestedBy()), reason(job.reason()), job.note())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String reason(String word) {
        String words = word.isEmpty() ? "" : say("reason." + word);
        return words.isEmpty() ? word : words;
    }
}
