package dev.moviegen.events.amqp;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.JobCompleted;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobFailed;
import dev.moviegen.events.JobProgressed;
import dev.moviegen.events.JobStarted;
import dev.moviegen.events.JobSubmitted;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One event of each type, as in the golden files. */
final class Examples {

    static final String JOB = "k7je0enljx1pdjs4483pu0bu1x";
    static final Instant NOW = Instant.parse("2026-11-24T06:00:00.123456Z");

    private static final String WORKER = "w1-3puebehadw";
    private static final String DISK = "q3t9x0mzk2";

    private Examples() {}

    static List<JobEvent> all() {
        return List.of(
                new JobSubmitted(JOB, "https://example.com/article", "ja", null, null),
                new JobStarted(JOB, WORKER, 1),
                new JobProgressed(JOB, WORKER, 1, "audio", 30, message()),
                new JobCompleted(JOB, WORKER, 1, 61.5, 4_000_000, 21_000),
                new JobFailed(JOB, WORKER, 1, "script", "too_short", "only 120 characters of text"),
                cancelled(1),
                cleanedUp());
    }

    static JobCancelled cancelled(int announcement) {
        return new JobCancelled(JOB, "processing", WORKER + "#1", DISK, 1, "visitor", "wrong_url", NOW, announcement);
    }

    private static Map<String, Object> message() {
        return Map.of("key", "audio.speaking", "args", Map.of("i", 3));
    }

    private static JobCleanedUp cleanedUp() {
        return new JobCleanedUp(
                JOB,
                "worker",
                WORKER,
                DISK,
                1,
                12,
                3_000_000,
                2,
                NOW,
                NOW.plusMillis(4),
                NOW.plusMillis(14),
                NOW.plusNanos(31_001_000),
                "event");
    }
}
