package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CancelIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration A_VIDEO = Duration.ofMinutes(3);

    private final RunningStack stack = RunningStack.shared();
    private final Api api = new Api(stack.url());
    private Listener listener;

    @BeforeEach
    void listen() throws Exception {
        listener = new Listener(stack);
    }

    @AfterEach
    void stopListening() throws Exception {
        listener.close();
    }

    private void awaitCleaned(String id) {
        await().atMost(SOON).until(() -> !api.job(id).path("cleaned_at").isNull());
        assertThat(stack.jobs().resolve(id)).doesNotExist();
        assertThat(JobProcesses.of(id)).isEmpty();
        await().atMost(SOON).until(() -> listener.count(id, "cancelled") >= 1 && listener.count(id, "cleaned-up") >= 1);
    }

    @Test
    void cancelPendingJob() {
        String first = api.submit(stack.articles().url("/stuck/1"));
        String second = api.submit(stack.articles().url("/stuck/2"));
        await().atMost(SOON)
                .until(() -> api.status(first).equals("processing")
                        && api.status(second).equals("processing"));
        String waiting = api.submit(stack.articles().url("/ja.html"));
        assertThat(api.job(waiting).path("status").asString()).isEqualTo("pending");
        assertThat(api.job(waiting).path("queue_position").asInt()).isEqualTo(1);

        Api.Reply reply = api.cancel(waiting);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().toString()).isEqualTo("{\"status\":\"cancelled\"}");
        awaitCleaned(waiting);
        assertThat(api.job(waiting).path("proof").path("by").asString()).isEqualTo("api");
        assertThat(api.cancel(first).status()).isEqualTo(200);
        assertThat(api.cancel(second).status()).isEqualTo(200);
        awaitCleaned(first);
        awaitCleaned(second);
        assertThat(listener.count(waiting, "started")).isZero();
    }

    @Test
    void cancelProcessingJob() {
        String id = api.submit(stack.articles().url("/long.html"));
        await().atMost(A_VIDEO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !JobProcesses.of(id).isEmpty());

        assertThat(api.cancel(id).status()).isEqualTo(200);

        awaitCleaned(id);
        JsonNode proof = api.job(id).path("proof");
        assertThat(proof.path("by").asString()).isEqualTo("worker");
        assertThat(proof.path("processes").asInt()).isPositive();
        assertThat(proof.path("files").asInt()).isPositive();
        assertThat(stack.workerLog())
                .contains("Job " + id + " was cancelled")
                .contains("Cleaned up cancelled job " + id);
        assertThat(api.get("/api/jobs/" + id + "/timeline").status()).isEqualTo(200);
        Api.Reply again = api.cancel(id);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().path("detail").asString()).isEqualTo("Job is already cancelled");
    }

    @Test
    void cancelNonexistentJob() {
        Api.Reply reply = api.cancel("0".repeat(26));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().path("detail").asString()).isEqualTo("Job not found");
    }

    @Test
    void aJobOfAKilledWorkerEndsCleanWhenItIsCancelledMeanwhile() {
        String id = api.submit(stack.articles().url("/stuck/3"));
        await().atMost(SOON).until(() -> Files.exists(stack.jobs().resolve(id)));
        ProcessHandle.of(stack.workerPid()).orElseThrow().destroyForcibly();
        assertThat(api.cancel(id).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !api.job(id).path("cleaned_at").isNull());
        assertThat(stack.jobs().resolve(id)).doesNotExist();
    }
}
