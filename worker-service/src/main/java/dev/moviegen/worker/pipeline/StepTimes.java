package dev.moviegen.worker.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * When each step of a job began and how long it took, as the column {@code steps} of its row. What an earlier owner has
 * finished keeps its times, unless something is left to do in it.
 */
final class StepTimes {

    private static final String TOOK = "took_ms";

    private final Map<String, Object> times = new LinkedHashMap<>();
    private final Clock clock;
    private String step = "";
    private String beganAt = "";
    private long began;
    private boolean isFoundFinished;

    StepTimes(JsonNode earlier, Clock clock) {
        this.clock = clock;
        earlier.properties().forEach(entry -> times.put(entry.getKey(), entry.getValue()));
    }

    void begin(String next) {
        step = next;
        began = System.nanoTime();
        beganAt = clock.instant().toString();
        isFoundFinished = times.get(next) instanceof JsonNode earlier && earlier.has(TOOK);
        if (!isFoundFinished) {
            noteBegin();
        }
    }

    /** Something is left to do in the step: it is not one that was found finished. */
    void work() {
        if (isFoundFinished) {
            isFoundFinished = false;
            noteBegin();
        }
    }

    void end() {
        if (!isFoundFinished) {
            note(TOOK, Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
    }

    /** How much there is to do in this step tells the size of the job. */
    void count(Map<String, ?> args) {
        if (!isFoundFinished && args.get("n") instanceof Number n) {
            note("n", n);
        }
    }

    private void noteBegin() {
        times.put(step, Map.of("began", beganAt));
    }

    private void note(String name, Number value) {
        Map<String, Object> noted = new LinkedHashMap<>();
        if (times.get(step) instanceof Map<?, ?> before) {
            before.forEach((key, old) -> noted.put(String.valueOf(key), old));
        }
        noted.put(name, value);
        times.put(step, noted);
    }

    Map<String, Object> all() {
        return Map.copyOf(times);
    }
}
