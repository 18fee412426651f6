package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.CleanUpProof;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What is known of the end of a cancelled job: the proof, or honestly that there is none yet. */
@Component
class CleanUpWords {

    private static final Duration USUAL = Duration.ofSeconds(10);

    private final Clock clock;

    CleanUpWords(Clock clock) {
        this.clock = clock;
    }

    String of(Job job, Words words) {
        Optional<Instant> confirmed = job.cleanedAt();
        if (confirmed.isEmpty()) {
            return unproven(job, words);
        }
        return job.proof()
                .map(proof -> proven(proof, confirmed.get(), words))
                .orElseGet(() -> words.say("cancelled.cleaned"));
    }

    private String unproven(Job job, Words words) {
        Duration since = job.completedAt()
                .map(cancelled -> Duration.between(cancelled, clock.instant()))
                .orElse(Duration.ZERO);
        if (since.compareTo(USUAL) < 0) {
            return words.say("cancelled.cleaning");
        }
        String worker = workerOf(job);
        if (since.compareTo(CleanUpProof.UNCONFIRMED_AFTER) < 0) {
            return words.say("cancelled.late", words.duration(since), worker);
        }
        return words.say("cancelled.unconfirmed", words.duration(since), worker);
    }

    /** The name without what makes each of its lives another: {@code w3} of {@code w3-k2j9x#4}. */
    private static String workerOf(Job job) {
        String name = job.owner().replaceFirst("#.*", "").replaceFirst("-[0-9a-z]+$", "");
        return name.isEmpty() ? "?" : name;
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
                words.measured(Duration.between(from, stopped.get())),
                words.measured(Duration.between(from, gone.get())),
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
        return text.isEmpty() ? Optional.empty() : Optional.of(PocketBase.instant(text));
    }
}
