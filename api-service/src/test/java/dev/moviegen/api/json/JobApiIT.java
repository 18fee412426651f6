package dev.moviegen.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JobApiIT extends ApiOnRealParts {

    private static final String UNKNOWN = "zzzzzzzzzzzzzzzzzzzzzzzzzz";

    @Test
    void cancelPendingJob() throws Exception {
        String jobId = submit();
        HttpResponse<String> answer = post(cancelPath(jobId));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(JSON.readTree("{\"status\": \"cancelled\"}"));
        JsonNode job = json(get("/api/jobs/" + jobId));
        assertThat(job.path("status").asString()).isEqualTo("cancelled");
        assertThat(job.path("completed_at").asString()).isNotEmpty();
        assertThat(job.path("requested_by").asString()).isEqualTo("api");
    }

    @Test
    void cancelProcessingJob() throws Exception {
        String jobId = submit();
        claim(jobId);
        HttpResponse<String> answer =
                post(cancelPath(jobId), "{\"reason\": \"too_slow\", \"note\": \"an hour already\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode job = json(get("/api/jobs/" + jobId));
        assertThat(job.path("status").asString()).isEqualTo("cancelled");
        assertThat(job.path("reason").asString()).isEqualTo("too_slow");
    }

    @Test
    void cancelCompletedJobFails() throws Exception {
        String jobId = submit();
        claim(jobId);
        complete(jobId);
        HttpResponse<String> answer = post(cancelPath(jobId));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("detail").asString()).isEqualTo("Cannot cancel a completed job");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("job_status").asString()).isEqualTo("completed");
        assertThat(problem.path("code").asString()).isEqualTo("not_cancellable");
    }

    @Test
    void cancelNonexistentJob() throws Exception {
        HttpResponse<String> unknown = post(cancelPath(UNKNOWN));
        HttpResponse<String> malformed = post(cancelPath("No-Such.Job"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).path("detail").asString()).isEqualTo("Job not found");
        assertThat(malformed.statusCode()).isEqualTo(404);
        assertThat(json(malformed).path("code")).isEqualTo(json(unknown).path("code"));
    }

    @Test
    void acceptsExactlyOneOfFiftySimultaneousCancels() throws Exception {
        String jobId = submit();
        claim(jobId);
        ExecutorService callers = Executors.newFixedThreadPool(50);
        List<Future<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(callers.submit(() -> post(cancelPath(jobId))));
        }
        List<Integer> codes = new ArrayList<>();
        for (Future<HttpResponse<String>> call : calls) {
            codes.add(call.get().statusCode());
        }
        callers.shutdown();
        assertThat(codes).filteredOn(code -> code == 200).hasSize(1);
        assertThat(codes).filteredOn(code -> code == 400).hasSize(49);
    }

    @Test
    void cannotCancelTwice() throws Exception {
        String jobId = submit();
        post(cancelPath(jobId));
        HttpResponse<String> second = post(cancelPath(jobId));
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(json(second).path("detail").asString()).isEqualTo("Job is already cancelled");
    }

    @Test
    void confirmsTheCleanUpItselfWhenNoWorkerEverHadTheJob() throws Exception {
        String jobId = submit();
        post(cancelPath(jobId));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode job = json(get("/api/jobs/" + jobId));
            assertThat(job.path("cleaned_at").asString("")).isNotEmpty();
            assertThat(job.path("proof").path("by").asString()).isEqualTo("api");
            assertThat(job.path("proof").path("heard_by").asString()).isEqualTo("never_claimed");
        });
    }

    @Test
    void answersASubmissionWithTheJobAndItsPlace() throws Exception {
        HttpResponse<String> answer =
                post("/api/jobs", "{\"url\": \"https://example.org/a\", \"language\": \"en\", \"voice\": \"heart\"}");
        JsonNode job = json(answer);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(job.path("id").asString()).matches("[a-z0-9]{26}");
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/api/jobs/" + job.path("id").asString());
        assertThat(job.path("status").asString()).isEqualTo("pending");
        assertThat(job.path("queue_position").asInt()).isPositive();
        assertThat(job.path("queue_total").asInt())
                .isGreaterThanOrEqualTo(job.path("queue_position").asInt());
        assertThat(job.has("proof")).isTrue();
        assertThat(job.path("proof").isNull()).isTrue();
        await().until(() -> storeRow(job.path("id").asString()).submittedAt().isPresent());
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        Map<String, String> bodies = Map.of(
                "{\"url\": \"https://example.org\", \"language\": \"fr\"}", "language",
                "{\"url\": {}}", "url",
                "{}", "url",
                "{\"url\": \"https://example.org\", \"colour\": 1}", "colour");
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            HttpResponse<String> answer = post("/api/jobs", body.getKey());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).path("code").asString()).isEqualTo("invalid_request");
            assertThat(json(answer).path("field").asString()).isEqualTo(body.getValue());
        }
        assertThat(json(post("/api/jobs", "{nonsense")).path("code").asString()).isEqualTo("invalid_request");
    }

    @Test
    void refusesAddressesThatAreNotAnArticles() throws Exception {
        assertThat(json(post("/api/jobs", "{\"url\": \"ftp://example.org\"}"))
                        .path("code")
                        .asString())
                .isEqualTo("invalid_url");
        assertThat(json(post("/api/jobs", "{\"url\": \"http://127.0.0.1:8080/\"}"))
                        .path("code")
                        .asString())
                .isEqualTo("forbidden_url");
    }

    @Test
    void saysInShortWhatAProgramPolls() throws Exception {
        String jobId = submit();
        JsonNode waiting = json(get("/api/jobs/" + jobId + "/status"));
        assertThat(waiting.path("completed").asBoolean()).isFalse();
        assertThat(waiting.path("video_available").asBoolean()).isFalse();
        post(cancelPath(jobId));
        assertThat(json(get("/api/jobs/" + jobId + "/status")).path("completed").asBoolean())
                .isTrue();
    }

    @Test
    void tellsWhatHappenedInOrder() throws Exception {
        String jobId = submit();
        claim(jobId);
        post(cancelPath(jobId), "{\"reason\": \"duplicate\"}");
        await().untilAsserted(() -> {
            JsonNode entries = json(get("/api/jobs/" + jobId + "/timeline")).path("entries");
            List<String> names = entries.valueStream()
                    .map(entry -> entry.path("name").asString())
                    .toList();
            assertThat(names).contains("created", "claimed", "cancelled", "JobCancelled");
            assertThat(names.indexOf("claimed")).isLessThan(names.indexOf("cancelled"));
        });
    }

    @Test
    void answersUnknownJobsTheSameEverywhere() throws Exception {
        for (String path : List.of("", "/status", "/timeline", "/video", "/download", "/captions.vtt")) {
            assertThat(get("/api/jobs/" + UNKNOWN + path).statusCode()).isEqualTo(404);
        }
    }

    private static Job storeRow(String jobId) {
        Job job = new Job(asWorker.find(Job.COLLECTION, jobId).orElseThrow());
        assertThat(job.status()).isNotEqualTo(JobStatus.FAILED);
        return job;
    }
}
