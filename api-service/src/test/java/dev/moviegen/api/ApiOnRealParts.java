package dev.moviegen.api;

import dev.moviegen.events.testing.BrokerNode;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.testing.StoreProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real store and a real broker, spoken to over HTTP; the test plays the worker. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class ApiOnRealParts {

    protected static final JsonMapper JSON = new JsonMapper();
    protected static final StoreProcess STORE = StoreProcess.shared();
    protected static final BrokerNode BROKER = BrokerNode.shared();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    protected static PocketBase asWorker;

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("moviegen.store.url", STORE::url);
        registry.add("moviegen.store.password", STORE::apiPassword);
        registry.add("spring.rabbitmq.host", BROKER::host);
        registry.add("spring.rabbitmq.port", BROKER::port);
        registry.add("spring.rabbitmq.virtual-host", BROKER::virtualHost);
        registry.add("spring.rabbitmq.password", () -> BROKER.passwordOf("api"));
        registry.add("moviegen.security.hash-key", () -> "0f".repeat(32));
        registry.add("moviegen.security.operator-password", () -> "only-for-tests");
        registry.add("moviegen.security.metrics-password", () -> "only-to-measure");
        registry.add("moviegen.limits.cancels-per-minute", () -> 100_000);
    }

    @BeforeAll
    static void signInAsWorker() {
        asWorker = new PocketBase(STORE.workerSettings());
    }

    @AfterAll
    static void signOut() {
        asWorker.close();
    }

    /** A new waiting job, submitted over the API. */
    protected String submit() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/api/jobs", "{\"url\": \"https://example.org/article\"}");
        return JSON.readTree(answer.body()).path("id").asString("");
    }

    /** The job as a worker has it that has just begun. */
    protected Job claim(String jobId) {
        return new Job(asWorker.update(
                Job.COLLECTION,
                jobId,
                Map.of("status", "processing", "owner", "w1#1", "epoch", 1, "disk", "disk-1", "began", false)));
    }

    protected void complete(String jobId) {
        asWorker.update(Job.COLLECTION, jobId, Map.of("status", "completed", "owner", "w1#1", "epoch", 1));
    }

    protected String cancelPath(String jobId) {
        return "/api/jobs/" + jobId + "/cancel";
    }

    protected HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    protected HttpResponse<String> head(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).method("HEAD", BodyPublishers.noBody()));
    }

    protected HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path, "Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** As {@code curl -X POST} does it: no body, no content type. */
    protected HttpResponse<String> postWith(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.noBody()));
    }

    protected HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return postWith(path);
    }

    protected static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
