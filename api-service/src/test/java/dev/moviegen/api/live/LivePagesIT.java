package dev.moviegen.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.store.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LivePagesIT extends ApiOnRealParts {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Pattern CLAIM = Pattern.compile("<li data-key=\"started\\d*\"><time datetime=\"([^\"]+)\"");

    @Autowired
    private LivePages pages;

    @Autowired
    private LiveUpdates updates;

    @Autowired
    private JobEventsListener events;

    private EventStream stream;

    @AfterEach
    void close() {
        if (stream != null) {
            stream.close();
        }
    }

    @Test
    void showsTheWholePanelFirstAndThenEveryChange() throws Exception {
        String id = submit();
        stream = open(id, "ja");
        stream.awaitPanel("⏳ 待機中");
        assertThat(stream.contentType()).isEqualTo("text/event-stream;charset=UTF-8");

        claim(id);
        progress(id, 31);
        updates.look(id);
        stream.awaitPanel("31%");
    }

    @Test
    void endsWhenThereIsNothingMoreToCome() throws Exception {
        String id = submit();
        claim(id);
        stream = open(id, "en");
        stream.awaitPanel("Processing");
        complete(id);
        updates.look(id);
        stream.awaitPanel("Completed");
        await().atMost(SOON).until(stream::hasEnded);
        assertThat(stream.events()).last().isEqualTo("end");
        await().atMost(SOON).until(() -> !pages.isWatched(id));
    }

    @Test
    void showsACancelUntilItsProofIsThere() throws Exception {
        String id = submit();
        stream = open(id, "ja");
        stream.awaitPanel("⏳ 待機中");
        post(cancelPath(id));
        stream.awaitPanel("🚫 このジョブはキャンセルされました");
        stream.awaitPanel("処理が始まる前に止まりました");
        await().atMost(SOON).until(stream::hasEnded);
    }

    @Test
    void saysWhenAJobWasTakenOverAndThatItHadBegunBefore() throws Exception {
        String id = submit();
        Instant first = claim(id).startedAt().orElseThrow();
        stream = open(id, "ja");
        stream.awaitPanel("ワーカーが処理を始めました");
        asWorker.update(
                Job.COLLECTION, id, Map.of("status", "processing", "owner", "w2#1", "epoch", 2, "disk", "disk-2"));
        updates.look(id);
        stream.awaitPanel("ワーカーが処理を引き継ぎました（2回目）");
        String page = get("/jobs/" + id).body();
        List<Instant> claims = CLAIM.matcher(page.substring(page.indexOf("id=\"log\"")))
                .results()
                .map(line -> Instant.parse(line.group(1)))
                .toList();
        assertThat(claims).hasSize(2).isSorted().doesNotHaveDuplicates().startsWith(first);
    }

    @Test
    void beatsWhileNothingHappens() throws Exception {
        String id = submit();
        stream = open(id, "ja");
        await().atMost(SOON).until(() -> stream.events().contains("beat"));
    }

    @Test
    void tellsEveryWaitingPageThatTheQueueHasMoved() throws Exception {
        String first = submit();
        String second = submit();
        stream = open(second, "en");
        stream.awaitPanel("waiting before this one");
        long before = stream.events().stream().filter("panel"::equals).count();
        post(cancelPath(first));
        await().atMost(SOON)
                .until(() -> stream.events().stream().filter("panel"::equals).count() > before);
    }

    @Test
    void aPageThatOpensIsShownThePanelAndTheOthersAreNotShownItAgain() throws Exception {
        await().atMost(SOON).until(() -> !events.isDeaf()); // else everything is shown again every two seconds
        String id = submit();
        claim(id);
        stream = open(id, "ja");
        stream.awaitPanel("🔄 処理中");
        try (EventStream other = open(id, "ja")) {
            other.awaitPanel("🔄 処理中");
        }
        progress(id, 31);
        updates.look(id);
        stream.awaitPanel("31%");
        assertThat(stream.versions()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    /** Nothing but the clock changes, until it has to be said that nobody has confirmed. */
    @Test
    void aPageThatWaitsForAProofIsShownTheSameRowAgain() throws Exception {
        await().atMost(SOON).until(() -> !events.isDeaf());
        String id = submit();
        claim(id);
        post(cancelPath(id));
        stream = open(id, "ja");
        await().atMost(SOON)
                .until(() ->
                        stream.versions().size() > Set.copyOf(stream.versions()).size());
    }

    @Test
    void forgetsAPageThatIsClosed() throws Exception {
        String id = submit();
        stream = open(id, "ja");
        stream.awaitPanel("⏳ 待機中");
        assertThat(pages.isWatched(id)).isTrue();
        stream.close();
        await().atMost(SOON).until(() -> !pages.isWatched(id));
    }

    @Test
    void readsEverythingAgainAfterTheBrokerWasAway() throws Exception {
        String id = submit();
        stream = open(id, "ja");
        stream.awaitPanel("⏳ 待機中");
        BROKER.kill();
        claim(id);
        progress(id, 44);
        stream.awaitPanel("44%");
        BROKER.restart();
        complete(id);
        stream.awaitPanel("✅ 完了");
    }

    @Test
    void hasNothingToShowOfAJobThatIsNotThere() throws Exception {
        assertThat(get("/jobs/" + "0".repeat(26) + "/events").statusCode()).isEqualTo(404);
    }

    private EventStream open(String id, String language) {
        return EventStream.open("http://127.0.0.1:" + port + "/jobs/" + id + "/events", language);
    }

    private void progress(String id, int percent) {
        asWorker.update(Job.COLLECTION, id, Map.of("owner", "w1#1", "epoch", 1, "step", "audio", "progress", percent));
    }
}
