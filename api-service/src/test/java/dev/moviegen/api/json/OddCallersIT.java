package dev.moviegen.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddCallersIT extends ApiOnRealParts {

    @Test
    void answersJsonToWhoeverAsksForAnythingElse() throws Exception {
        String job = "/api/jobs/" + submit();
        HttpResponse<String> shown = get(job, "Accept", "text/html");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("application/json");
        HttpResponse<String> cancelled = postWith(job + "/cancel", "Accept", "text/plain");
        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(json(cancelled).path("status").asString()).isEqualTo("cancelled");
        assertThat(postWith(job + "/cancel", "Accept", "no type at all").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2e%2e",
                "aaaaaaaaaaaaaaaaaaaaaaaaaa%0A",
                "..%2f..%2fsecret",
                "a%5Cb",
                "a;b=c",
                "%25",
                "ALLCAPS",
                "%00",
                "%ff%00"
            })
    void aMalformedIdIsTheSame404AsAnUnknownOne(String id) throws Exception {
        HttpResponse<String> answer = get("/api/jobs/" + id);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).path("code").asString()).isEqualTo("not_found");
        assertThat(json(answer).path("detail").asString()).isEqualTo("Job not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/nowhere.css", "/error", "/%00", "/%2e%2e/secret", "/jobs/x/y/z"})
    void whatIsNowhereIsAPageForABrowserAndAProblemForAProgram(String path) throws Exception {
        HttpResponse<String> page = get(path, "Accept", "text/html,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("lang=\"ja\"", "見つかりません").doesNotContain("Tomcat", "HTTP Status");
        HttpResponse<String> problem = get(path, "Accept", "*/*");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(problem).path("code").asString()).isEqualTo("not_found");
    }

    @Test
    void refusesHalfACharacterInAnAddress() throws Exception {
        HttpResponse<String> answer = post("/api/jobs", "{\"url\": \"https://example.com/\\ud800\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asString()).isEqualTo("invalid_url");
        assertThat(json(answer).path("field").asString()).isEqualTo("url");
    }

    @Test
    void saysWhichMethodsACallHas() throws Exception {
        HttpResponse<String> answer = get("/api/jobs/" + submit() + "/cancel");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }
}
