package dev.moviegen.system.faults.load;

import dev.moviegen.system.faults.history.Call;
import dev.moviegen.system.faults.history.Call.Verb;
import dev.moviegen.system.faults.history.Heard;
import dev.moviegen.system.faults.history.Stories;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as a program uses it, every answer written down, also that none came. */
public final class Caller {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String url;
    private final Stories stories;

    public Caller(String url, Stories stories) {
        this.url = url;
        this.stories = stories;
    }

    private record Reply(int status, JsonNode body) {}

    /** The new job's id, if it was accepted. */
    public Optional<String> submit(String path, String intent) {
        Instant sent = Instant.now();
        String body = JSON.writeValueAsString(Map.of("url", "https://example.org" + path));
        Reply reply = post("/api/jobs", HttpRequest.BodyPublishers.ofString(body));
        if (reply.status() != 201) {
            return Optional.empty();
        }
        String id = reply.body().path("id").asString("");
        stories.begin(id, intent).add(new Call(sent, Instant.now(), Verb.SUBMIT, reply.status(), ""));
        return Optional.of(id);
    }

    public Call cancel(String id) {
        Instant sent = Instant.now();
        Reply reply = post("/api/jobs/" + id + "/cancel", HttpRequest.BodyPublishers.noBody());
        String jobStatus = reply.body().path("job_status").asString("");
        Call call = new Call(sent, Instant.now(), Verb.CANCEL, reply.status(), jobStatus);
        stories.find(id).ifPresent(story -> story.add(call));
        return call;
    }

    /** How many owners it has had, as far as they were heard to start. */
    public int owners(String id) {
        return stories.of(id).heard("started").stream()
                .mapToInt(Heard::epoch)
                .max()
                .orElse(0);
    }

    private Reply post(String path, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            String text = answer.body();
            return new Reply(answer.statusCode(), JSON.readTree(text.startsWith("{") ? text : "{}"));
        } catch (IOException e) {
            return new Reply(0, JSON.createObjectNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(0, JSON.createObjectNode());
        }
    }
}
