package dev.moviegen.worker.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** When each step of a job began and how long it took, as the column {@code steps} of its row; earlier owners' steps stay. */
final class StepTimes {

    private final Map<String, Object> times = new LinkedHashMap<>();
    private final Clock clock;
    private String step = "";
    private long began;

    StepTimes(JsonNode earlier, Clock clock) {
        this.clock = clock;
        earlier.properties().forEach(entry -> times.put(entry.getKey(), entry.getValue()));
    }

    void begin(String next) {
        end();
        step = next;
        began = System.nanoTime();
        times.put(next, Map.of("began", clock.instant().toString()));
    }

    private void end() {
        if (!step.isEmpty()) {
            note("took_ms", Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
    }

    /** How much there is to do in this step tells the size of the job. */
    void count(Map<String, ?> args) {
        if (args.get("n") instanceof Number n) {
            note("n", n);
        }
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
