package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.MethodMode;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"moviegen.operator.login.pause=1h", "moviegen.operator.login.failures=10"})
class OperatorAccessIT extends ApiOnRealParts {

    private static final String[] INSIDE = {"/api/operator/jobs", "/actuator/prometheus", "/actuator/metrics"};

    @ParameterizedTest
    @ValueSource(strings = {"/api/operator/jobs", "/actuator/prometheus", "/actuator/metrics", "/api/operator/nothing"})
    void tellsAProgramWithoutAPasswordHowToSignIn(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .anyMatch(way -> way.startsWith("Basic"))
                .anyMatch(way -> way.startsWith("Bearer"));
        assertThat(json(answer).path("code").asString()).isEqualTo("unauthorized");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void takesBasicAndTokenWithoutASession() throws Exception {
        for (String path : INSIDE) {
            for (String password : new String[] {basic("operator", "only-for-tests"), "Bearer only-for-tests"}) {
                HttpResponse<String> answer = get(path, "Authorization", password);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://elsewhere.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void refusesAChangeThatAnotherSiteMakesInTheOperatorsBrowser(String header, String value) throws Exception {
        String[] known = {"Authorization", basic("operator", "only-for-tests"), header, value};
        assertThat(postWith("/api/operator/disks/d2/lost", known).statusCode()).isEqualTo(403);
        assertThat(postWith("/api/%6fperator/disks/d2/lost", known).statusCode())
                .isEqualTo(403);
        assertThat(get(INSIDE[0], known).statusCode()).isEqualTo(200);
        assertThat(json(get("/api/operator/disks/lost", known)).toString()).doesNotContain("d2");
    }

    @Test
    void sendsAPersonToTheLoginPageAndHasAPagesScriptLoadThePageAgain() throws Exception {
        HttpResponse<String> person = get("/operator");
        assertThat(person.statusCode()).isEqualTo(302);
        assertThat(person.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/operator/login"));
        HttpResponse<String> script = get("/operator/jobs-html", "HX-Request", "true");
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().firstValue("HX-Refresh"))
                .as("its page is loaded again, which leads to the login and back")
                .hasValue("true");
    }

    /**
     * Forwarded headers do not make ten addresses of one: nobody's are believed. The lock lasts longer than this test:
     * whoever comes after it gets a new service.
     */
    @Test
    @DirtiesContext(methodMode = MethodMode.AFTER_METHOD)
    void locksAfterTenWrongPasswordsAlsoForTheRightOne() throws Exception {
        for (int time = 0; time < 10; time++) {
            String wrong = time % 2 == 0 ? basic("operator", "wrong") : "Bearer wrong";
            String[] headers = {"Authorization", wrong, "X-Forwarded-For", "203.0.113." + time};
            assertThat(get(INSIDE[0], headers).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> locked = get(INSIDE[0], "Authorization", "Bearer only-for-tests");
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 3600L);
        assertThat(json(locked).path("code").asString()).isEqualTo("login_locked");
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
