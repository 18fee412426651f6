package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.system.LiveReader.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A measurement, not one of the tests: {@code bin/live-load} runs it and prints what it has seen. */
class LiveLoad {

    private static final int PAGES = Integer.getInteger("pages", 1_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int JOBS = 2;
    private static final boolean ONLY_SPEECH = "openai".equals(System.getenv("MOVIEGEN_SPEECH"));
    private static final int SPEECH_ENDS_AT = 55;
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final RunningStack stack = RunningStack.shared();
    private final Api api = new Api(stack.url());
    private final ApiProcess process = new ApiProcess(stack);

    @Test
    void aThousandPagesSeeEveryChangeAtOnceInFlatMemory() throws Exception {
        System.out.printf(
                "%d processors, %d pages on %d jobs that %s%n",
                Runtime.getRuntime().availableProcessors(),
                PAGES,
                JOBS,
                ONLY_SPEECH ? "wait for a slow speech service" : "are made into videos");
        System.out.printf("before: heap %d KiB, resident %d KiB%n", process.heap(), process.resident());
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf("round %d%n", round);
            round();
        }
        System.out.printf("after: heap %d KiB, resident %d KiB%n", process.heap(), process.resident());
    }

    private void round() throws Exception {
        try (LiveReaders readers = new LiveReaders(stack.url())) {
            List<String> jobs = Stream.generate(
                            () -> api.submit(stack.articles().url("/long.html")))
                    .limit(JOBS)
                    .toList();
            Instant begin = Instant.now();
            for (int page = 0; page < PAGES; page++) {
                readers.open("/jobs/" + jobs.get(page % JOBS) + "/events");
            }
            await().atMost(PATIENCE).until(readers::haveAllShownSomething);
            Instant open = Instant.now();
            reportCosts(begin, open);
            Instant from = Instant.now();
            awaitEnd(jobs, readers);
            List<Seen> seen = readers.seen();
            assertThat(seen).as("panels that were seen").hasSizeGreaterThan(PAGES);
            report(
                    "written while they opened",
                    seen.stream().filter(it -> it.written().isBefore(open)));
            report(
                    "written when all were open",
                    seen.stream().filter(it -> it.written().isAfter(from)));
        }
    }

    private void reportCosts(Instant begin, Instant open) throws IOException {
        System.out.printf(
                "  all open after %d ms: heap %d KiB, resident %d KiB, threads %d%n",
                Duration.between(begin, open).toMillis(), process.heap(), process.resident(), process.threads());
    }

    private void awaitEnd(List<String> jobs, LiveReaders readers) throws IOException {
        long began = System.nanoTime();
        Duration apiBefore = process.processorTime();
        Duration readersBefore = own();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> areOver(jobs));
        await().atMost(PATIENCE).until(readers::haveAllEnded);
        System.out.printf(
                "  in the next %d ms the API computes %d ms, the readers %d ms; load %s%n",
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                process.processorTime().minus(apiBefore).toMillis(),
                own().minus(readersBefore).toMillis(),
                Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private boolean areOver(List<String> jobs) {
        return jobs.stream().filter(id -> !isOver(api.job(id))).toList().isEmpty();
    }

    /** What comes after the speech computes; a measurement without that ends there. */
    private boolean isOver(JsonNode job) {
        boolean isOver = job.path("completed_at").isString();
        if (ONLY_SPEECH && !isOver && job.path("progress").asInt(0) >= SPEECH_ENDS_AT) {
            api.cancel(job.path("id").asString());
        }
        return isOver;
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private void report(String which, Stream<Seen> seen) {
        List<Duration> sorted = seen.map(Seen::delay).sorted().toList();
        if (sorted.isEmpty()) {
            System.out.printf("  %s: none%n", which);
            return;
        }
        System.out.printf(
                "  %s: %d panels, at the reader p50 %d ms, p95 %d ms, p99 %d ms, max %d ms later%n",
                which, sorted.size(), at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static long at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()))
                .toMillis();
    }
}
