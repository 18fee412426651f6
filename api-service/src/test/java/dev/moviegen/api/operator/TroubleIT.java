package dev.moviegen.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TroubleIT extends OperatorOnRealParts {

    private final String mark = UUID.randomUUID().toString();

    @Autowired
    private DeadLetters letters;

    @Test
    void declaresADiskLostOnceAndFoundAgain() throws Exception {
        claim(submit(mark));
        assertThat(order("/api/operator/disks/disk-1/lost", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(order("/api/operator/disks/disk-1/lost", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(ask("/api/operator/disks/lost").propertyNames()).contains("disk-1");
        assertThat(order("/api/operator/disks/no-such-disk/lost", Map.of()).statusCode())
                .isEqualTo(400);

        HttpRequest found = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/operator/disks/disk-1/lost"))
                .header("Authorization", "Bearer only-for-tests")
                .DELETE()
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(found, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
        assertThat(ask("/api/operator/disks/lost").propertyNames()).doesNotContain("disk-1");
    }

    @Test
    void announcesAWaitingJobAgainAndForgetsTheLetter() throws Exception {
        String id = submit(mark);
        JsonNode result = runAgain(id);
        assertThat(result.path("outcome").asString()).isEqualTo("announced");
        assertThat(result.path("job_id").asString()).isEqualTo(id);
        assertThat(letterOf(id).isMissingNode()).isTrue();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(heard(id, "JobSubmitted")).isGreaterThan(1));
    }

    @Test
    void makesANewJobOfAnEndedOneAndLeavesALivingOneAlone() throws Exception {
        String running = submit(mark);
        claim(running);
        assertThat(runAgain(running).path("outcome").asString()).isEqualTo("alive");
        complete(running);
        JsonNode again = runAgain(running);
        assertThat(again.path("outcome").asString()).isEqualTo("new_job");
        JsonNode job = json(get("/api/jobs/" + again.path("job_id").asString()));
        assertThat(job.path("url").asString()).endsWith(mark);
        assertThat(runAgain("c".repeat(26)).path("outcome").asString()).isEqualTo("not_found");
    }

    @Test
    void showsAWorkerThatHasNothingToDoAndTheRoomOnItsDisk() throws Exception {
        asWorker.create("workers", Map.of("worker", "w9-idle", "disk", "disk-9", "free_bytes", 7, "total_bytes", 70));
        JsonNode idle = worker("w9-idle").orElseThrow();
        assertThat(idle.path("disk").asString()).isEqualTo("disk-9");
        assertThat(idle.path("free_bytes").asLong()).isEqualTo(7);
        assertThat(idle.path("total_bytes").asLong()).isEqualTo(70);
        assertThat(idle.path("silent").asBoolean()).isFalse();
        assertThat(idle.path("jobs")).isEmpty();
    }

    @Test
    void forgetsAWorkerThatSaysGoodbye() throws Exception {
        String row = asWorker.create("workers", Map.of("worker", "w8-leaves", "disk", "disk-8"))
                .path("id")
                .asString();
        assertThat(worker("w8-leaves")).isPresent();
        asWorker.update("workers", row, Map.of("left", true));
        assertThat(worker("w8-leaves")).isEmpty();
    }

    private Optional<JsonNode> worker(String name) throws Exception {
        return ask("/api/operator/workers")
                .valueStream()
                .filter(worker -> worker.path("worker").asString().equals(name))
                .findFirst();
    }

    @Test
    void showsWorkersQueuesAndFigures() throws Exception {
        String id = submit(mark);
        claim(id);
        JsonNode worker = ask("/api/operator/workers").get(0);
        assertThat(worker.path("worker").asString()).isEqualTo("w1");
        assertThat(worker.path("disk").asString()).isEqualTo("disk-1");
        assertThat(worker.path("jobs").toString()).contains(id);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ask("/api/operator/queues").toString())
                        .contains("worker.jobs", "api.clean-ups", "api.dead-jobs"));
        complete(id);
        JsonNode hours = ask("/api/operator/figures").path("throughput");
        assertThat(hours).hasSize(24);
        assertThat(hours.get(23).path("completed").asInt()
                        + hours.get(22).path("completed").asInt())
                .isPositive();
        assertThat(get("/actuator/prometheus", "Authorization", "Bearer only-for-tests")
                        .body())
                .contains(
                        "moviegen_queue_messages{queue=\"worker.jobs\"}",
                        "moviegen_jobs_ended_total{status=\"cancelled\"}",
                        "moviegen_cancel_answered_seconds",
                        "moviegen_cancels_unconfirmed",
                        "moviegen_jobs_dead_letters_total");
    }

    private JsonNode runAgain(String jobId) throws Exception {
        letters.keep(jobId, UUID.randomUUID().toString(), "delivery_limit");
        String letter = letterOf(jobId).path("id").asString();
        return json(order("/api/operator/dead-letters/" + letter + "/run-again", Map.of()));
    }

    private JsonNode letterOf(String jobId) throws Exception {
        for (JsonNode letter : ask("/api/operator/dead-letters")) {
            if (letter.path("job_id").asString().equals(jobId)) {
                return letter;
            }
        }
        return JSON.createObjectNode().path("none");
    }

    private long heard(String jobId, String name) throws Exception {
        long times = 0;
        for (JsonNode entry : ask("/api/operator/jobs/" + jobId + "/timeline").path("entries")) {
            if (entry.path("kind").asString().equals("heard")
                    && entry.path("name").asString().equals(name)) {
                times++;
            }
        }
        return times;
    }
}
