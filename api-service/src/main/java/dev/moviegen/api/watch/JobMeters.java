package dev.moviegen.api.watch;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.JobCompleted;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobFailed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Jobs by how they ended ({@code moviegen.jobs.ended}), and how long after the click a cancel was heard, had stopped
 * everything and had removed everything ({@code moviegen.cancel.heard}, {@code .stopped}, {@code .gone}). Every process
 * of this service counts all jobs: with several of them, take one.
 */
@Component
class JobMeters {

    private static final int REMEMBERED = 20_000;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
        Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofMinutes(1)
    };

    private final MeterRegistry meters;
    /** An event is delivered at least once, and a cancel is announced until it is confirmed. */
    private final Set<String> counted = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    JobMeters(MeterRegistry meters) {
        this.meters = meters;
        for (String status : new String[] {"completed", "failed", "cancelled"}) {
            meters.counter("moviegen.jobs.ended", "status", status);
        }
    }

    void count(JobEvent event) {
        statusOf(event)
                .filter(status -> counted.add(status + event.jobId()))
                .ifPresent(status ->
                        meters.counter("moviegen.jobs.ended", "status", status).increment());
        if (event instanceof JobCleanedUp clean
                && clean.by().equals("worker")
                && counted.add("clean" + clean.jobId())) {
            time(clean);
        }
    }

    private static Optional<String> statusOf(JobEvent event) {
        if (event instanceof JobCompleted) {
            return Optional.of("completed");
        }
        if (event instanceof JobFailed) {
            return Optional.of("failed");
        }
        return event instanceof JobCancelled ? Optional.of("cancelled") : Optional.empty();
    }

    /** The click is told by the API's clock, the rest by the worker's: a click after the hearing is not believed. */
    private void time(JobCleanedUp clean) {
        Instant heard = clean.heardAt();
        Instant click = clean.acceptedAt();
        if (heard == null) {
            return;
        }
        Instant from = click == null || click.isAfter(heard) ? heard : click;
        record("heard", from, heard);
        record("stopped", from, clean.stoppedAt());
        record("gone", from, clean.goneAt());
    }

    private void record(String what, Instant from, @Nullable Instant to) {
        if (to != null && !to.isBefore(from)) {
            Timer.builder("moviegen.cancel." + what)
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters)
                    .record(Duration.between(from, to));
        }
    }
}
