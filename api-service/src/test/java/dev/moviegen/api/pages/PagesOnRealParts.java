package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.CancelJob;
import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.QueuePosition;
import dev.moviegen.api.jobs.SubmitJob;
import dev.moviegen.store.Job;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The pages over HTTP, with use cases that say what a test tells them to. */
@TestPropertySource(
        properties = {"moviegen.article.sections=9", "moviegen.article.minutes=7", "moviegen.article.characters=321"})
abstract class PagesOnRealParts extends ApiOnRealParts {

    protected static final String JOB = "/jobs/" + Rows.ID;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @MockitoBean
    protected FindJobs findJobs;

    @MockitoBean
    protected CancelJob cancelJob;

    @MockitoBean
    protected SubmitJob submitJob;

    @BeforeEach
    void nothingWaitsOrWasMade() {
        when(findJobs.ofVisitor(anyString(), anyInt())).thenReturn(List.of());
        when(findJobs.estimatedRest(any())).thenReturn(Optional.empty());
        when(findJobs.positionOf(any())).thenReturn(new QueuePosition(3, 5, 2));
    }

    protected void shows(Job job) {
        when(findJobs.find(Rows.ID)).thenReturn(job);
    }

    /** As a browser sends a form: with the token of the form and the cookie of its page. */
    protected HttpResponse<String> send(String path, String form, String... headers) throws Exception {
        HttpResponse<String> page = get("/");
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        String cookie = page.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "&_csrf=" + token.group(1)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
