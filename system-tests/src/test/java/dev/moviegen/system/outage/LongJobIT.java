package dev.moviegen.system.outage;

import static dev.moviegen.system.outage.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.Job;
import dev.moviegen.system.faults.history.Heard;
import dev.moviegen.system.faults.stage.ScratchDisk;
import dev.moviegen.system.faults.stage.Stage.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One job under which everything else comes and goes: restarts and a dying broker are nobody's death. */
@Tag("long")
class LongJobIT {

    private static final int RESTARTS = 5;
    private static final int DEATHS_AFTER_EACH = 4;
    private static final long A_MOMENT_NANOS = 50_000_000;

    private final Set<String> over = ConcurrentHashMap.newKeySet();
    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(3);
        scene.start();
    }

    @AfterEach
    void stop() throws Exception {
        scene.stage.broker().restart();
        scene.close();
    }

    @Test
    void fiveRollingRestartsAndTwentyDeathsOfTheBrokerEndNoJobAndCountForNone() {
        String id = scene.running(1, "?audio=wait&slides=wait").get(0);
        Thread door = openTheDoorFor(id);
        long begin = System.nanoTime();
        for (int restart = 1; restart <= RESTARTS; restart++) {
            scene.stage.workers().forEach(this::restart);
            for (int death = 0; death < DEATHS_AFTER_EACH; death++) {
                brokerDies();
            }
            assertThat(scene.row(id).status().word()).isEqualTo("processing");
            assertThat(scene.row(id).deaths()).as("deaths").isZero();
            if (restart == RESTARTS / 2) {
                over.add("audio");
                await("the next step")
                        .atMost(SOON)
                        .until(() -> scene.row(id).step().equals("slides"));
            }
        }
        System.out.printf(
                "storm %d s, epoch %d%n", secondsSince(begin), scene.row(id).epoch());
        over.add("slides");
        new Cancelling(scene).awaitCompleted(id);
        door.interrupt();
        assertEndedOnce(id);
    }

    private void assertEndedOnce(String id) {
        await("told")
                .atMost(SOON)
                .until(() -> !scene.story(id).heard("completed").isEmpty());
        Job row = scene.row(id);
        assertThat(row.deaths()).as("deaths").isZero();
        assertThat(row.epoch())
                .as("each restart of its worker is a claim, and nothing else is")
                .isBetween(RESTARTS, 1 + RESTARTS * scene.stage.workers().size());
        assertThat(scene.story(id).heard("completed").stream()
                        .map(Heard::eventId)
                        .distinct())
                .hasSize(1);
        assertThat(scene.story(id).heard("failed")).isEmpty();
    }

    private static long secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000_000;
    }

    /** Wherever the job is by then: on another disk its steps begin anew. */
    private Thread openTheDoorFor(String id) {
        Thread door = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                scene.stage.disks().all().forEach(disk -> over.forEach(step -> open(disk, id, step)));
                LockSupport.parkNanos(A_MOMENT_NANOS);
            }
        });
        door.setDaemon(true);
        door.start();
        return door;
    }

    private static void open(ScratchDisk disk, String id, String step) {
        Path directory = disk.root().resolve(id);
        try {
            if (Files.exists(directory)) {
                Files.write(directory.resolve(step + ".go"), new byte[0]);
            }
        } catch (IOException gone) {
            // renamed away in this moment: it comes again, or nobody needs it
        }
    }

    private void restart(Member worker) {
        worker.service().leave();
        scene.stage.awaitReady(worker);
    }

    /** Over when a job that was submitted afterwards is done and told: all have come back, and publishing works. */
    private void brokerDies() {
        scene.stage.broker().kill();
        scene.stage.broker().restart();
        String after = scene.api.submit("https://example.org/article");
        await("a job after the broker's death")
                .atMost(SOON)
                .until(() -> !scene.story(after).heard("completed").isEmpty());
    }
}
