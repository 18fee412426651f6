package dev.moviegen.worker.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * When each step of a job began and how long it took, as the column {@code steps} of its row. What an earlier owner has
 * finished keeps its times, unless something is left to do in it; if he could not note its end any more, it lasted until it
 * was found.
 */
final class StepTimes {

    private static final String BEGAN = "began";
    private static final String TOOK = "took_ms";

    private final Map<String, Object> times = new LinkedHashMap<>();
    private final Clock clock;
    private String step = "";
    private String beganAt = "";
    private long began;

    /** Of an earlier owner, until something turns out to be left to do in the step. */
    private JsonNode found = MissingNode.getInstance();

    StepTimes(JsonNode earlier, Clock clock) {
        this.clock = clock;
        earlier.properties().forEach(entry -> times.put(entry.getKey(), entry.getValue()));
    }

    void begin(String next) {
        step = next;
        began = System.nanoTime();
        beganAt = clock.instant().toString();
        found = times.get(next) instanceof JsonNode earlier && earlier.has(BEGAN) ? earlier : MissingNode.getInstance();
        if (!isFound()) {
            noteBegin();
        }
    }

    private boolean isFound() {
        return !found.isMissingNode();
    }

    /** Something is left to do in the step: it is not one that was found finished. */
    void work() {
        if (isFound()) {
            found = MissingNode.getInstance();
            noteBegin();
        }
    }

    void end() {
        if (!isFound()) {
            note(TOOK, Duration.ofNanos(System.nanoTime() - began).toMillis());
        } else if (!found.has(TOOK)) {
            note(TOOK, millisSince(found.path(BEGAN).asString()));
        }
    }

    /** By two machines' clocks, and of what somebody else has written. */
    private long millisSince(String moment) {
        try {
            return Math.max(
                    0, Duration.between(Instant.parse(moment), clock.instant()).toMillis());
        } catch (DateTimeParseException unreadable) {
            return 0;
        }
    }

    /** How much there is to do in this step tells the size of the job. */
    void count(Map<String, ?> args) {
        if (!isFound() && args.get("n") instanceof Number n) {
            note("n", n);
        }
    }

    private void noteBegin() {
        times.put(step, Map.of(BEGAN, beganAt));
    }

    private void note(String name, Number value) {
        Map<String, Object> noted = new LinkedHashMap<>();
        if (times.get(step) instanceof Map<?, ?> before) {
            before.forEach((key, old) -> noted.put(String.valueOf(key), old));
        } else if (times.get(step) instanceof JsonNode before) {
            before.properties().forEach(entry -> noted.put(entry.getKey(), entry.getValue()));
        }
        noted.put(name, value);
        times.put(step, noted);
    }

    Map<String, Object> all() {
        return Map.copyOf(times);
    }
}
