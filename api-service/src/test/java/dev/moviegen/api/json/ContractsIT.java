package dev.moviegen.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContractsIT extends ApiOnRealParts {

    @Test
    void isHealthyWhileStoreAndBrokerAnswer() throws Exception {
        HttpResponse<String> answer = get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("store").asString()).isEqualTo("up");
        assertThat(json(answer).path("broker").asString()).isEqualTo("up");
    }

    @Test
    void describesItselfAndShowsThatWithoutAnybodyElse() throws Exception {
        JsonNode paths = json(get("/openapi.json")).path("paths");
        assertThat(paths.has("/api/jobs/{jobId}/cancel")).isTrue();
        HttpResponse<String> docs = get("/docs");
        assertThat(docs.statusCode()).isEqualTo(302);
        HttpResponse<String> page = get(docs.headers().firstValue("Location").orElseThrow());
        assertThat(page.body()).contains("swagger-ui").doesNotContain("src=\"http", "href=\"http");
    }

    @Test
    void servesTheContractOnTheBroker() throws Exception {
        HttpResponse<String> answer = get("/asyncapi.yaml");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(answer.body()).startsWith("asyncapi: 3.0").contains("movie-generator.job.cancelled.v1");
    }

    @Test
    void answersProblemsWhereTheApiHasNothing() throws Exception {
        HttpResponse<String> nothing = get("/api/nothing");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(json(nothing).path("code").asString()).isEqualTo("not_found");
        assertThat(get("/api/jobs/x/cancel").statusCode()).isEqualTo(405);
    }

    @Test
    void opensTheOperatorsPartOnlyWithItsPassword() throws Exception {
        assertThat(get("/api/operator/jobs").statusCode()).isEqualTo(401);
        assertThat(get("/operator").statusCode()).as("to the login page").isEqualTo(302);
        assertThat(get("/actuator/metrics").statusCode()).isEqualTo(401);
        String login = Base64.getEncoder().encodeToString("operator:only-for-tests".getBytes());
        assertThat(get("/actuator/metrics", "Authorization", "Basic " + login).statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsItsMeasurementsToAnAccountThatOpensNothingElse() throws Exception {
        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "Authorization", basic("metrics:guessed"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("/actuator/prometheus", "Authorization", basic("metrics:only-to-measure"))
                        .statusCode())
                .isNotIn(401, 403);
        assertThat(get("/api/operator/jobs", "Authorization", basic("metrics:only-to-measure"))
                        .statusCode())
                .isEqualTo(401);
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes());
    }

    @Test
    void letsNoOtherSiteFrameOrScriptItsPages() throws Exception {
        HttpResponse<String> answer = get("/health");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void looksAtTokensAgainstForgeryForFormsOnly() throws Exception {
        assertThat(post("/jobs").statusCode()).isEqualTo(403);
        assertThat(post("/api/jobs", "{}").statusCode()).isEqualTo(400);
    }
}
