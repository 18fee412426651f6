package dev.moviegen.worker.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.MovieGeneratorCancelled;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.pipeline.StepFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class ArticleFetcherTest {

    private static final String HTML = "text/html; charset=utf-8";

    private final CancellationFlag cancellation = new CancellationFlag("job1");
    private Site site;
    private Site other;

    @BeforeEach
    void open() throws IOException {
        site = new Site();
        other = new Site().serve("/secret", 200, HTML, "secret");
    }

    @AfterEach
    void close() {
        site.close();
        other.close();
    }

    @Test
    void readsAPageOfAnAllowedPair() throws Exception {
        site.serve("/a", 200, HTML, "<title>雪</title>").redirect("/old", "/a");

        Page page = fetcher().fetch(site.at("/old"), cancellation);

        assertThat(page.document().title()).isEqualTo("雪");
        assertThat(page.url()).hasToString(site.at("/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no address",
                "ftp://example.org/",
                "file:///etc/passwd",
                "http:///x",
                "http://a:b@example.org/"
            })
    void refusesWhatIsNoWebAddress(String address) {
        assertThatThrownBy(() -> fetcher().fetch(address, cancellation)).satisfies(code("invalid_url"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "2130706433",
                "0x7f.1",
                "[::1]",
                "169.254.169.254",
                "10.0.0.1",
                "0.0.0.0"
            })
    void refusesWhatIsNotOnThePublicWeb(String host) {
        assertThatThrownBy(() -> fetcher().fetch("http://" + host + ":9/", cancellation))
                .satisfies(e -> assertThat(((StepFailed) e).code()).isIn("forbidden_url", "invalid_url"));
    }

    @Test
    void refusesARedirectIntoTheMachineFromAnAllowedPair() {
        site.redirect("/in", other.at("/secret"));
        assertThatThrownBy(() -> fetcher().fetch(site.at("/in"), cancellation)).satisfies(code("forbidden_url"));
    }

    @Test
    void givesUpOnARedirectThatNeverEnds() {
        site.redirect("/loop", "/loop");
        assertThatThrownBy(() -> fetcher().fetch(site.at("/loop"), cancellation))
                .satisfies(code("fetch_failed"));
    }

    @Test
    void saysWhyAPageCannotBeUsed() {
        site.serve("/gone", 410, HTML, "").serve("/broken", 500, HTML, "x").serve("/pdf", 200, "application/pdf", "x");
        site.serve("/big", 200, HTML, "x".repeat(2_000_000));

        assertThatThrownBy(() -> fetcher().fetch(site.at("/none"), cancellation))
                .satisfies(code("not_found"));
        assertThatThrownBy(() -> fetcher().fetch(site.at("/gone"), cancellation))
                .satisfies(code("not_found"));
        assertThatThrownBy(() -> fetcher().fetch(site.at("/broken"), cancellation))
                .satisfies(code("fetch_failed"));
        assertThatThrownBy(() -> fetcher().fetch(site.at("/pdf"), cancellation)).satisfies(code("not_html"));
        assertThatThrownBy(() -> fetcher().fetch(site.at("/big"), cancellation)).satisfies(code("too_big"));
    }

    @Test
    void doesNotWaitForASlowPage() {
        ArticleFetcher hasty = fetcher(new FetchLimits(1_000, Duration.ofMillis(200), 5));
        assertThatThrownBy(() -> hasty.fetch(site.at("/never"), cancellation)).satisfies(code("too_slow"));
    }

    @Test
    void isAbortedWithinATenthOfASecond() throws Exception {
        CompletableFuture<Long> end = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            assertThatThrownBy(() -> fetcher().fetch(site.at("/never"), cancellation))
                    .isInstanceOf(MovieGeneratorCancelled.class);
            end.complete(System.nanoTime());
        });
        reader.start();
        assertThat(site.asked.await(10, TimeUnit.SECONDS)).isTrue();

        long cancelled = System.nanoTime();
        cancellation.request(Stop.cancelled(HeardBy.EVENT, null));

        assertThat(Duration.ofNanos(end.get(10, TimeUnit.SECONDS) - cancelled)).isLessThan(Duration.ofMillis(100));
    }

    private ArticleFetcher fetcher() {
        return fetcher(new FetchLimits(1_000_000, Duration.ofSeconds(20), 5));
    }

    private ArticleFetcher fetcher(FetchLimits limits) {
        return new ArticleFetcher(new WebClients(new FetchSettings(List.of(site.pair()))), limits);
    }

    private static Consumer<Throwable> code(String code) {
        return e -> assertThat(e)
                .isInstanceOfSatisfying(
                        StepFailed.class, it -> assertThat(it.code()).isEqualTo(code));
    }
}
