package dev.moviegen.system.outage;

import static dev.moviegen.system.outage.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.system.JobProcesses;
import dev.moviegen.system.faults.stage.Stage;
import dev.moviegen.system.faults.stage.Stage.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A minute without the broker, and a minute of one worker without anybody. */
@Tag("long")
class BrokerAwayIT {

    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final long A_HEARTBEAT_MS = 6_000;
    private static final long LEASE_MS = 15_000;
    private static final long LEASE_AND_A_LOOK_MS = 18_000;
    private static final int MANY = 20;

    private Scene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new Scene(12);
        scene.start();
    }

    @AfterEach
    void stop() throws Exception {
        scene.stage.broker().restart();
        scene.close();
    }

    @Test
    void everyCancelStandsWhileTheBrokerIsDeadStopsItsProcessesWithinThreeSecondsAndIsToldAfterwards() {
        List<String> cancelled = new ArrayList<>(scene.running(MANY, "?audio=stay,fork,setsid"));
        String going = scene.running(1, "?audio=stay").get(0);
        scene.stage.broker().kill();
        long died = System.nanoTime();
        Cancelling cancelling = new Cancelling(scene);
        cancelled.forEach(cancelling::running);
        cancelled.add(cancelling.waiting());
        String later = scene.api.submit("https://example.org/article");
        awaitAMinuteSince(died);
        assertThat(cancelled)
                .allMatch(id -> scene.row(id).status().word().equals("cancelled"))
                .allMatch(id -> scene.row(id).announcedAt().isEmpty());

        scene.stage.broker().restart();
        cancelling.awaitTold(cancelled);
        cancelling.assertInTime();
        cancelling.awaitCompleted(later);
        assertThat(scene.row(going).epoch()).isEqualTo(1);
        assertThat(scene.row(going).deaths()).isZero();
        assertThat(scene.api.cancel(going).status()).isEqualTo(200);
        cancelling.awaitTold(List.of(going));
    }

    private static void awaitAMinuteSince(long begin) {
        await().atMost(A_MINUTE.plusSeconds(60)).until(() -> System.nanoTime() - begin > A_MINUTE.toNanos());
    }

    /** Nobody tells it anything, so it must know by itself that its jobs may be others' by now. */
    @Test
    void aWorkerThatIsCutOffFromAllStopsItsJobsBeforeOthersTakeThemOver() {
        List<String> its = twoOfTheThirdAlone();
        Member alone = scene.stage.workers().get(Stage.ALONE);
        alone.toBroker().cut();
        alone.toStore().cut();
        long cut = System.nanoTime();
        List<Long> dead = new ArrayList<>();
        for (String id : its) {
            Scene.untilDead(id);
            dead.add((System.nanoTime() - cut) / 1_000_000);
        }
        await("others have them").atMost(SOON).until(() -> its.stream().allMatch(this::runsElsewhere));
        System.out.printf("dead ms %s, taken over ms %d%n", dead, (System.nanoTime() - cut) / 1_000_000);
        assertThat(dead).allMatch(ms -> ms < LEASE_AND_A_LOOK_MS).anyMatch(ms -> ms > LEASE_MS - A_HEARTBEAT_MS);
        awaitAMinuteSince(cut);
        alone.toBroker().mend();
        alone.toStore().mend();
        await("nothing is left where they were")
                .atMost(SOON)
                .until(() -> onTheDiskOfTheThird(its).isEmpty());

        assertThat(its).allMatch(this::runsElsewhere);
        its.forEach(id -> assertThat(scene.api.cancel(id).status()).isEqualTo(200));
        new Cancelling(scene).awaitTold(its);
    }

    private boolean runsElsewhere(String id) {
        return scene.row(id).epoch() == 2 && !JobProcesses.of(id).isEmpty();
    }

    /** The others end, so that there is room for these at the other workers. */
    private List<String> twoOfTheThirdAlone() {
        List<String> ids = new ArrayList<>();
        while (onTheDiskOfTheThird(ids).size() < 2) {
            ids.addAll(scene.running(3, "?audio=stay,fork"));
        }
        List<String> its = onTheDiskOfTheThird(ids);
        ids.removeAll(its);
        ids.forEach(id -> assertThat(scene.api.cancel(id).status()).isEqualTo(200));
        new Cancelling(scene).awaitTold(ids);
        return its;
    }

    private List<String> onTheDiskOfTheThird(List<String> ids) {
        Set<String> there = scene.stage.disks().of(Stage.ALONE).jobs();
        return ids.stream().filter(there::contains).toList();
    }
}
