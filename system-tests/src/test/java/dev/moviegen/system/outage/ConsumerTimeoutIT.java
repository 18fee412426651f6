package dev.moviegen.system.outage;

import static dev.moviegen.system.outage.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.Job;
import dev.moviegen.system.faults.history.Heard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A broker takes a message back that nobody has acknowledged for a long time, by rabbitmq/rabbitmq.conf an hour, closes the
 * channel and gives it to another, while its job goes on. Here it does so after five seconds.
 */
@Tag("long")
class ConsumerTimeoutIT {

    private static final String TAKEN_BACK = "PRECONDITION_FAILED - delivery acknowledgement on channel";

    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(2);
        takeBackAfter(5_000, 1_000);
        scene.start();
    }

    @AfterEach
    void stop() throws Exception {
        takeBackAfter(3_600_000, 60_000);
        scene.close();
    }

    /** Of channels that are opened from now on; how often they look is a setting of the broker as well. */
    private void takeBackAfter(long timeoutMs, long everyMs) {
        String set = "application:set_env(rabbit, %s, %d)";
        scene.stage.broker().control("eval", set.formatted("consumer_timeout", timeoutMs) + ".");
        scene.stage.broker().control("eval", set.formatted("channel_tick_interval", everyMs) + ".");
    }

    @Test
    void aJobThatLastsLongerRunsOnceAndEndsOnce() {
        String id = scene.running(1, "?audio=linger&slides=linger").get(0);
        awaitTakenBack();
        assertThat(scene.row(id).status().word()).isEqualTo("processing");
        new Cancelling(scene).awaitCompleted(id);
        await("nobody has the message any more").atMost(SOON).until(() -> messages() == 0);

        Job row = scene.row(id);
        assertThat(row.epoch()).isEqualTo(1);
        assertThat(row.deaths()).isZero();
        assertThat(ids(id, "started")).hasSize(1);
        assertThat(ids(id, "completed")).hasSize(1);
    }

    @Test
    void aJobWhoseMessageWasTakenBackIsCancelledAsFastAsAnyOther() {
        String id = scene.running(1, "?audio=stay,fork,setsid").get(0);
        awaitTakenBack();
        Cancelling cancelling = new Cancelling(scene);
        cancelling.running(id);
        cancelling.awaitTold(List.of(id));
        cancelling.assertInTime();
        assertThat(scene.row(id).epoch()).isEqualTo(1);
        assertThat(ids(id, "cleaned-up")).hasSize(1);
    }

    private List<String> ids(String id, String type) {
        await(type).atMost(SOON).until(() -> !scene.story(id).heard(type).isEmpty());
        return scene.story(id).heard(type).stream()
                .map(Heard::eventId)
                .distinct()
                .toList();
    }

    private void awaitTakenBack() {
        await("the broker has taken the message back").atMost(SOON).until(() -> logs().anyMatch(this::tellsOfIt));
    }

    private Stream<Path> logs() throws IOException {
        return Stream.of(1, 2, 3).map(number -> scene.stage.home().resolve("logs/worker-" + number + ".log"));
    }

    private boolean tellsOfIt(Path log) {
        try {
            return Files.readString(log).contains(TAKEN_BACK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the work queue, waiting or given to somebody. */
    private int messages() {
        String queues = scene.stage
                .broker()
                .control("-q", "list_queues", "-p", scene.stage.broker().virtualHost(), "name", "messages");
        return queues.lines()
                .filter(line -> line.startsWith("worker.jobs\t"))
                .mapToInt(line -> Integer.parseInt(line.split("\t")[1].strip()))
                .sum();
    }
}
