package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A measurement, not one of the tests: {@code bin/live-load} runs it and prints what it has seen. */
class LiveLoad {

    private static final int PAGES = Integer.getInteger("pages", 1_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int JOBS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern USED = Pattern.compile("(?:total|heap)[^\\n]*? used (\\d+)K");

    private final RunningStack stack = RunningStack.shared();
    private final Api api = new Api(stack.url());

    @Test
    void aThousandPagesSeeEveryChangeAtOnceInFlatMemory() throws Exception {
        System.out.printf(
                "%d processors, %d pages on %d jobs%n", Runtime.getRuntime().availableProcessors(), PAGES, JOBS);
        System.out.printf("before: heap %d KiB, resident %d KiB%n", heap(), resident());
        for (int round = 1; round <= ROUNDS; round++) {
            round(round);
        }
        System.out.printf("after: heap %d KiB, resident %d KiB%n", heap(), resident());
    }

    private void round(int round) throws Exception {
        Queue<Duration> delays = new ConcurrentLinkedQueue<>();
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            jobs.add(api.submit(stack.articles().url("/long.html")));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(threads)
                .build();
        List<CompletableFuture<Void>> opened = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            opened.add(new LiveReader(delays).open(client, stack.url() + "/jobs/" + jobs.get(page % JOBS) + "/events"));
        }
        CompletableFuture.allOf(opened.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
        long open = heap();
        await().atMost(PATIENCE)
                .until(() -> jobs.stream()
                        .allMatch(id -> api.job(id).path("completed_at").isString()));
        report(round, delays, open);
        threads.shutdownNow();
    }

    private void report(int round, Queue<Duration> delays, long open) throws IOException {
        List<Duration> sorted = delays.stream().sorted().toList();
        assertThat(sorted).as("panels that were seen").hasSizeGreaterThan(PAGES);
        System.out.printf(
                "round %d: %d panels; write in the store to panel at the reader: p50 %d ms, p95 %d ms, p99 %d ms, max %d ms;"
                        + " heap %d KiB with all pages open, resident %d KiB, threads %d, load %s%n",
                round,
                sorted.size(),
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 1),
                open,
                resident(),
                Files.list(Path.of("/proc", stack.env("API_PID"), "task")).count(),
                Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private static long at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()))
                .toMillis();
    }

    /** What is still in use after a collection. */
    private long heap() throws IOException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    private String jcmd(String command) throws IOException {
        Process jcmd = new ProcessBuilder("jcmd", stack.env("API_PID"), command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private long resident() throws IOException {
        Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB")
                .matcher(Files.readString(Path.of("/proc", stack.env("API_PID"), "status")));
        return resident.find() ? Long.parseLong(resident.group(1)) : -1;
    }
}
