package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Jobs of the containers, with the patience that a busy machine needs. */
final class ComposeJobs {

    static final Duration SOON = Duration.ofSeconds(90);
    static final Duration A_VIDEO = Duration.ofMinutes(8);

    private final ComposeStack stack;
    private final Api api;

    ComposeJobs(ComposeStack stack) {
        this.stack = stack;
        this.api = new Api(stack.url());
    }

    Api api() {
        return api;
    }

    /** Busy for longer than a test needs; a page that does not answer would fail its job after 20 s. */
    String longOne(String name) {
        return api.submit(stack.articles().url("/long.html?" + name));
    }

    /** A job is accepted as soon as there is a broker to tell. */
    String longOneAsSoonAsPossible(String name) {
        return Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> longOne(name), id -> !id.isEmpty());
    }

    void awaitStatus(String id, String status) {
        Awaitility.await(id + " is " + status)
                .atMost(A_VIDEO)
                .until(() -> api.status(id).equals(status));
    }

    void awaitNarration(String id) {
        Awaitility.await(id + " is spoken")
                .atMost(SOON)
                .until(() -> "audio".equals(api.job(id).path("current_step").asString("")));
    }

    /** How often a worker has taken it up. */
    long claims(String id) {
        long claims = 0;
        for (JsonNode entry : api.get("/api/jobs/" + id + "/timeline").body().path("entries")) {
            claims += entry.path("name").asString().equals("claimed") ? 1 : 0;
        }
        return claims;
    }

    void cancelUntilClean(String id) {
        assertThat(api.cancel(id).status()).isEqualTo(200);
        awaitCleanUp(id);
    }

    private void awaitCleanUp(String id) {
        Awaitility.await(id + " is cleaned up")
                .atMost(SOON)
                .until(() -> !api.job(id).path("cleaned_at").isNull());
    }
}
