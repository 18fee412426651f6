package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.moviegen.store.PocketBase;
import dev.moviegen.store.testing.StoreProcess;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LimitsIT {

    private static StoreProcess store;
    private static PocketBase connection;

    private final SubmitJob submitJob = new SubmitJob(
            new SubmissionCheck(new ArticleUrl(new FetchSettings(List.of()))),
            new PocketBaseClient(connection),
            mock(Announcements.class),
            new SubmitContext(
                    new KeyedHash(new SecretKeySettings("0f".repeat(32))),
                    new LimitSettings(3, 8, 10, 24),
                    Clock.systemUTC()));

    @BeforeAll
    static void start() {
        store = StoreProcess.start(Map.of("MOVIEGEN_LIMIT_JOBS_PER_DAY", "3", "MOVIEGEN_LIMIT_QUEUE", "8"));
        connection = new PocketBase(store.apiSettings());
    }

    @AfterAll
    static void stop() {
        connection.close();
        store.close();
    }

    @Test
    void holdUnderAHundredSimultaneousSubmissions() throws Exception {
        List<String> sameAddress = submitAtOnce(100, i -> "192.0.2.1");
        assertThat(sameAddress).filteredOn("accepted"::equals).hasSize(3);
        assertThat(sameAddress).filteredOn("daily_limit"::equals).hasSize(97);
        List<String> sameNetwork = submitAtOnce(100, i -> "2001:db8:0:1::" + i);
        assertThat(sameNetwork).filteredOn("accepted"::equals).hasSize(3);
        assertThat(sameNetwork).filteredOn("daily_limit"::equals).hasSize(97);
        List<String> manyAddresses = submitAtOnce(100, i -> "198.51.100." + i);
        assertThat(manyAddresses).filteredOn("accepted"::equals).hasSize(2);
        assertThat(manyAddresses).filteredOn("queue_full"::equals).hasSize(98);
    }

    private List<String> submitAtOnce(int times, IntFunction<String> address) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(32);
        List<Future<String>> calls = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String from = address.apply(i);
            calls.add(callers.submit(() -> outcome(from)));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<String> call : calls) {
            outcomes.add(call.get());
        }
        callers.shutdown();
        return outcomes;
    }

    private String outcome(String address) {
        try {
            submitJob.submit(new Submission("https://example.org", "auto", Map.of(), "", CallerAddress.of(address)));
            return "accepted";
        } catch (SubmissionRefused refused) {
            assertThat(refused.retryAfter())
                    .hasValueSatisfying(
                            wait -> assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofHours(24)));
            return refused.code();
        }
    }
}
