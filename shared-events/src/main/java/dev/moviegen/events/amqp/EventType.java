package dev.moviegen.events.amqp;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.JobCompleted;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobFailed;
import dev.moviegen.events.JobProgressed;
import dev.moviegen.events.JobStarted;
import dev.moviegen.events.JobSubmitted;
import java.util.Arrays;
import java.util.Optional;

/** Which record travels on which exchange under which type word. */
enum EventType {
    SUBMITTED(JobSubmitted.class, JobExchanges.SUBMITTED),
    STARTED(JobStarted.class, JobExchanges.STARTED),
    PROGRESSED(JobProgressed.class, JobExchanges.PROGRESSED),
    COMPLETED(JobCompleted.class, JobExchanges.COMPLETED),
    FAILED(JobFailed.class, JobExchanges.FAILED),
    CANCELLED(JobCancelled.class, JobExchanges.CANCELLED),
    CLEANED_UP(JobCleanedUp.class, JobExchanges.CLEANED_UP);

    final Class<? extends JobEvent> record;
    final String exchange;
    /** For example {@code movie-generator.job.cleaned-up.v1}. */
    final String word;

    EventType(Class<? extends JobEvent> record, String exchange) {
        this.record = record;
        this.exchange = exchange;
        this.word = "movie-generator." + exchange + ".v1";
    }

    static EventType of(JobEvent event) {
        return Arrays.stream(values())
                .filter(type -> type.record.isInstance(event))
                .findFirst()
                .orElseThrow();
    }

    static Optional<EventType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
