package dev.moviegen.api.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CancelJobsIT extends OperatorOnRealParts {

    private static final String CANCEL = "/api/operator/jobs/cancel";

    private final String mark = UUID.randomUUID().toString();

    @Test
    void saysOfEachJobWhatBecameOfIt() throws Exception {
        String waiting = submit(mark);
        String running = submit(mark);
        String done = submit(mark);
        claim(running);
        claim(done);
        complete(done);
        String unknown = "a".repeat(26);

        List<String> ids = List.of(waiting, running, done, unknown, "../jobs", waiting);
        JsonNode results = json(order(CANCEL, Map.of("ids", ids, "reason", "too_slow", "note", "maintenance")));

        assertThat(results).hasSize(5);
        assertResult(results.get(0), waiting, "cancelled", "cancelled");
        assertResult(results.get(1), running, "cancelled", "cancelled");
        assertResult(results.get(2), done, "refused", "completed");
        assertResult(results.get(3), unknown, "not_found", null);
        assertResult(results.get(4), "../jobs", "not_found", null);
        JsonNode job = json(get("/api/jobs/" + running));
        assertThat(job.path("requested_by").asString()).isEqualTo("operator");
        assertThat(job.path("reason").asString()).isEqualTo("too_slow");
        assertThat(json(get("/api/jobs/" + done)).path("status").asString()).isEqualTo("completed");
    }

    @Test
    void cancelsHundredsThatMatchAndLeavesTheOthersAlone() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            ids.add(submit(mark));
        }
        String other = submit("other");
        HttpResponse<String> answer = order(CANCEL, Map.of("filter", Map.of("q", mark, "status", List.of("pending"))));
        List<String> cancelled = new ArrayList<>();
        json(answer).forEach(result -> {
            assertThat(result.path("result").asString()).isEqualTo("cancelled");
            cancelled.add(result.path("id").asString());
        });
        assertThat(cancelled).hasSameElementsAs(ids).hasSize(300);
        assertThat(json(get("/api/jobs/" + other)).path("status").asString()).isEqualTo("pending");
        assertThat(json(order(CANCEL, Map.of("filter", Map.of("q", mark))))).isEmpty();
        assertThat(json(order(CANCEL, Map.of("filter", Map.of("q", mark, "status", List.of("cancelled"))))))
                .isEmpty();
        order(CANCEL, Map.of("ids", List.of(other)));
    }

    @Test
    void tellsTheTimelineWhoAskedAndWhoHadIt() throws Exception {
        String id = submit(mark);
        claim(id);
        order(CANCEL, Map.of("ids", List.of(id), "reason", "other", "note", "broken"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(names(id)).contains("JobCancelled"));

        JsonNode timeline = ask("/api/operator/jobs/" + id + "/timeline");
        assertThat(timeline.path("job").path("disk").asString()).isEqualTo("disk-1");
        Map<String, JsonNode> entries = new HashMap<>();
        timeline.path("entries").forEach(entry -> entries.put(entry.path("name").asString(), entry));
        assertThat(entries.get("claimed").path("owner").asString()).isEqualTo("w1#1");
        assertThat(entries.get("claimed").path("epoch").asInt()).isEqualTo(1);
        assertThat(entries.get("cancelled").path("requested_by").asString()).isEqualTo("operator");
        assertThat(entries.get("cancelled").path("note").asString()).isEqualTo("broken");
        assertThat(get("/api/operator/jobs/" + "b".repeat(26) + "/timeline", "Authorization", "Bearer only-for-tests")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesEitherIdsOrAFilterAndNothingElse() throws Exception {
        for (Map<String, ?> wrong : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("ids", List.of()),
                Map.of("ids", List.of("a"), "filter", Map.of()),
                Map.of("ids", "a"),
                Map.of("filter", Map.of("status", List.of("nonsense"))),
                Map.of("ids", List.of("a"), "note", "x".repeat(501)),
                Map.of("ids", Collections.nCopies(1001, "a")))) {
            assertThat(order(CANCEL, wrong).statusCode()).as("%.80s", wrong).isEqualTo(400);
        }
    }

    private List<String> names(String id) throws Exception {
        List<String> names = new ArrayList<>();
        ask("/api/operator/jobs/" + id + "/timeline")
                .path("entries")
                .forEach(entry -> names.add(entry.path("name").asString()));
        return names;
    }

    private static void assertResult(JsonNode result, String id, String word, String status) {
        assertThat(result.path("id").asString()).isEqualTo(id);
        assertThat(result.path("result").asString()).isEqualTo(word);
        assertThat(result.path("status").asString(null)).isEqualTo(status);
        assertThat(result.path("detail").asString()).isNotEmpty();
    }
}
