package dev.moviegen.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.api.console.ConsoleSession;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The stream that the pages of the operator's console listen to. */
class ConsoleNewsIT extends ApiOnRealParts {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String PATH = "/operator/events";

    @Autowired
    private ConsoleNews news;

    @Autowired
    private JobEventsListener events;

    @Autowired
    private LivePulse pulse;

    @Autowired
    private ApplicationContext context;

    private ConsoleSession operator;
    private EventStream stream;

    @BeforeEach
    void listen() throws Exception {
        await().atMost(SOON).until(() -> !events.isDeaf()); // else there are news every two seconds
        operator = new ConsoleSession(port).loggedIn();
        stream = open();
        awaitNews(1);
    }

    @AfterEach
    void close() {
        stream.close();
        await("forgotten").atMost(SOON).until(() -> {
            news.happened(); // who has left is found out by the next word that is said
            return news.pages() == 0;
        });
    }

    @Test
    void saysThatSomethingHasChangedAndNeverWhat() throws Exception {
        assertThat(stream.contentType()).isEqualTo("text/event-stream;charset=UTF-8");
        int before = count();
        String id = submit();
        awaitNews(before + 1);
        int told = count();
        post(cancelPath(id));
        awaitNews(told + 1);
        assertThat(stream.text()).doesNotContain(id).containsPattern("^retry: \\d+");
        assertThat(stream.data()).containsOnly("");
    }

    @Test
    void beatsWhileNothingHappens() {
        await().atMost(SOON).until(() -> stream.events().contains("beat"));
    }

    @Test
    void everyPageIsToldWhenItConnects() {
        try (EventStream other = open()) {
            await().atMost(SOON).until(() -> other.events().contains("news"));
            assertThat(news.pages()).isEqualTo(2);
        }
        await("forgotten").atMost(SOON).until(() -> news.pages() == 1);
    }

    @Test
    void endsAfterTheLogout() throws Exception {
        operator.post("/operator", "/operator/logout", "");
        await().atMost(SOON).until(stream::hasEnded);
    }

    @Test
    void endsWhenTheServiceStops() {
        pulse.onEnd(new ContextClosedEvent(context));
        await().atMost(SOON).until(stream::hasEnded);
    }

    @Test
    void isForTheOperatorAlone() throws Exception {
        for (String[] asked : new String[][] {{"Accept", "text/event-stream"}, {"Accept", "text/event-stream, */*"}}) {
            var refused = get(PATH, asked);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEmpty();
        }
        assertThat(get(PATH).statusCode()).as("a person").isEqualTo(302);
    }

    private EventStream open() {
        return EventStream.open("http://127.0.0.1:" + port + PATH, "ja", "Cookie", operator.cookie());
    }

    private int count() {
        return Collections.frequency(stream.events(), "news");
    }

    private void awaitNews(int count) {
        await("news").atMost(SOON).until(() -> count() >= count);
    }
}
