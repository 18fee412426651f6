package dev.moviegen.system.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.events.testing.BrokerNode;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broker that runs out of memory or disk goes on living and listens to no publisher. Nobody may wait for it. */
@Tag("long")
class BrokerAlarmIT {

    private static final int PUBLISHERS = 4;
    private static final Duration ALARM = Duration.ofSeconds(45);
    private static final Duration LEASE = Duration.ofSeconds(15);

    /** Each limit as it makes the alarm, and as it is usually. */
    private enum Alarm {
        MEMORY("set_vm_memory_high_watermark", "0.0000001", "0.4"),
        DISK("set_disk_free_limit", "100000GB", "50MB");

        private final String limit;
        private final String raised;
        private final String usual;

        Alarm(String limit, String raised, String usual) {
            this.limit = limit;
            this.raised = raised;
            this.usual = usual;
        }

        void raise(BrokerNode broker) {
            broker.control(limit, raised);
        }

        void end(BrokerNode broker) {
            broker.control(limit, usual);
        }
    }

    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(6);
        scene.start();
    }

    @AfterEach
    void stop() throws Exception {
        Arrays.stream(Alarm.values()).forEach(alarm -> alarm.end(scene.stage.broker()));
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void cancelsAreAnsweredAndHeartbeatsGoOnAndEverythingIsToldAfterwards(Alarm alarm) {
        List<String> cancelled = new ArrayList<>(scene.running(6, "?audio=stay,fork"));
        List<String> going = scene.running(3, "?audio=stay");
        alarm.raise(scene.stage.broker());
        Cancelling cancelling = new Cancelling(scene);
        cancelled.forEach(cancelling::running);
        for (int i = 0; i < 3; i++) {
            cancelled.add(cancelling.waiting());
        }
        String later = scene.api.submit("https://example.org/article");
        Duration silence = longestSilence(going);
        System.out.printf("%s: no heartbeat silent for more than %d ms%n", alarm, silence.toMillis());
        assertThat(silence).isLessThan(LEASE);
        assertThat(cancelled.stream().filter(this::isHeard).count())
                .as("a publisher is blocked by what it publishes: each may get one through")
                .isLessThanOrEqualTo(PUBLISHERS);

        alarm.end(scene.stage.broker());
        cancelling.awaitTold(cancelled);
        cancelling.assertInTime();
        assertThat(going).allMatch(id -> scene.row(id).epoch() == 1);
        cancelling.awaitCompleted(later);
        going.forEach(scene.api::cancel);
        cancelling.awaitTold(going);
    }

    private boolean isHeard(String id) {
        return !scene.story(id).heard("cancelled").isEmpty();
    }

    /** Of all these rows, while the alarm lasts. */
    private Duration longestSilence(List<String> ids) {
        List<Duration> silences = new ArrayList<>();
        Instant end = Instant.now().plus(ALARM);
        await().atMost(ALARM.plusSeconds(10))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    Instant now = Instant.now();
                    ids.forEach(id -> silences.add(Duration.between(heartbeat(scene.row(id)), now)));
                    return now.isAfter(end);
                });
        return silences.stream().max(Duration::compareTo).orElseThrow();
    }

    private static Instant heartbeat(Job row) {
        return PocketBase.instant(row.updatedText());
    }
}
