package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What one visitor's browser can see and send, and what another site can make it send. */
class PagesAreGuardedIT extends ApiOnRealParts {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    /** A browser: what its cookies are, as a header, and the token of its forms. */
    private record Browser(String cookies, String token) {}

    @Test
    void noFormIsTakenWithoutTheTokenOfItsPage() throws Exception {
        Set<String> forms = forms();
        assertThat(forms)
                .contains("/jobs", "/jobs/{jobId}/cancel", "/jobs/{jobId}/retry", "/operator/cancel")
                .hasSizeGreaterThan(6);
        for (String form : forms) {
            String path = form.replaceAll("\\{[^}]*\\}", "a".repeat(26));
            assertThat(postWith(path).statusCode()).as(path).isEqualTo(403);
            assertThat(send(path, newBrowser().cookies(), "_csrf=forged").statusCode())
                    .as("%s with another's token", path)
                    .isEqualTo(403);
        }
    }

    /** Whatever takes a form, also what is added later. */
    private Set<String> forms() {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> !path.startsWith("/api/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aVisitorFindsItsOwnJobsAndNobodyElses() throws Exception {
        String mark = UUID.randomUUID().toString();
        Browser stranger = newBrowser();
        HttpResponse<String> answer = send(
                "/jobs", stranger.cookies(), "url=https%3A%2F%2Fexample.org%2F" + mark + "&_csrf=" + stranger.token());
        assertThat(answer.statusCode()).isEqualTo(303);
        String visitor = cookies(answer);
        assertThat(visitor).containsPattern("visitor=[0-9a-f]{32}");

        assertThat(get("/", "Cookie", visitor).body()).contains(mark);
        assertThat(get("/").body()).doesNotContain(mark);
        for (String guess : new String[] {"", "%25", "0".repeat(32), "' || id != '"}) {
            assertThat(get("/", "Cookie", "visitor=" + guess).body()).as(guess).doesNotContain(mark);
        }
    }

    @Test
    void whoHasTheLinkMaySeeAndCancelWithoutTheCookie() throws Exception {
        String id = submit();
        assertThat(get("/jobs/" + id).statusCode()).isEqualTo(200);
        Browser other = newBrowser();
        assertThat(send("/jobs/" + id + "/cancel", other.cookies(), "_csrf=" + other.token())
                        .statusCode())
                .isEqualTo(303);
        assertThat(json(get("/api/jobs/" + id)).path("requested_by").asString()).isEqualTo("visitor");
    }

    @Test
    void theApiLooksAtNoCookie() throws Exception {
        String mark = UUID.randomUUID().toString();
        String visitor = "visitor=" + "c".repeat(32);
        HttpResponse<String> made = HTTP.send(
                request("/api/jobs", visitor)
                        .setHeader("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"url\": \"https://example.org/" + mark + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get("/", "Cookie", visitor).body()).doesNotContain(mark);
        String id = json(made).path("id").asString();
        assertThat(postWith(cancelPath(id), "Cookie", newBrowser().cookies()).statusCode())
                .isEqualTo(200);
        assertThat(json(get("/api/jobs/" + id)).path("requested_by").asString()).isEqualTo("api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/jobs/%s", "/jobs/%s/status-html", "/nowhere", "/operator/login", "/app.js", "/api/jobs/%s"
            })
    void nothingOfAnotherSiteRunsOnAPageOrFramesIt(String path) throws Exception {
        HttpResponse<String> answer = get(path.replace("%s", submit()), "Accept", "text/html, application/json");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'",
                                "script-src 'self';",
                                "form-action 'self'",
                                "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "*", "http"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.body())
                .as("scripts, styles and handlers within the page")
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)|<style|\\son[a-z]+=\"|\\sstyle=\"|javascript:");
    }

    private Browser newBrowser() throws Exception {
        HttpResponse<String> page = get("/");
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return new Browser(cookies(page), token.group(1));
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> send(String path, String cookies, String form) throws Exception {
        return HTTP.send(
                request(path, cookies).POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String cookies) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies);
    }
}
