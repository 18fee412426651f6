package dev.moviegen.system.outage;

import static dev.moviegen.system.outage.Scene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cancels while the broker cannot help, with the times that they took. */
final class Cancelling {

    private static final long AN_ANSWER_MS = 2_000;
    private static final long WITHOUT_EVENT_MS = 3_000;

    private final Scene scene;
    private final List<Long> answered = new ArrayList<>();
    private final List<Long> dead = new ArrayList<>();

    Cancelling(Scene scene) {
        this.scene = scene;
    }

    /** From the answer to the last of its processes. */
    void running(String id) {
        answered.add(Scene.took(() -> assertThat(scene.api.cancel(id).status()).isEqualTo(200)));
        dead.add(Scene.untilDead(id));
    }

    /** One that no worker can have heard of. */
    String waiting() {
        String id = scene.api.submit("https://example.org/article");
        answered.add(Scene.took(() -> assertThat(scene.api.cancel(id).status()).isEqualTo(200)));
        return id;
    }

    void awaitTold(Collection<String> ids) {
        long told = Scene.took(
                () -> await("told").atMost(SOON).until(() -> ids.stream().allMatch(scene::isCancelledToTheEnd)));
        System.out.printf("answers in ms %s, processes dead after ms %s, told after %d ms%n", answered, dead, told);
    }

    void assertInTime() {
        assertThat(answered).allMatch(ms -> ms < AN_ANSWER_MS);
        assertThat(dead).allMatch(ms -> ms < WITHOUT_EVENT_MS);
    }

    void awaitCompleted(String id) {
        await("what was submitted meanwhile")
                .atMost(SOON)
                .until(() -> scene.row(id).status().word().equals("completed"));
    }
}
