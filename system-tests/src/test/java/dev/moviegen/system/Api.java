package dev.moviegen.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API as a program uses it. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    public record Reply(int status, JsonNode body) {}

    public Api(String url) {
        this.url = url;
    }

    public String submit(String article) {
        Reply reply = post("/api/jobs", Map.of("url", article));
        if (reply.status() != 201) {
            throw new IllegalStateException("not accepted: " + reply);
        }
        return reply.body().path("id").asString();
    }

    public Reply cancel(String id) {
        return post("/api/jobs/" + id + "/cancel", null);
    }

    /** Everybody's, as the operator; what has ended stays as it is. */
    Reply cancelAll(String operatorPassword) {
        Map<String, ?> active = Map.of("filter", Map.of("status", List.of("pending", "processing")));
        return json(HttpRequest.newBuilder(URI.create(url + "/api/operator/jobs/cancel"))
                .header("Authorization", "Bearer " + operatorPassword)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(active)))
                .build());
    }

    public JsonNode job(String id) {
        return get("/api/jobs/" + id).body();
    }

    public String status(String id) {
        return job(id).path("status").asString("");
    }

    public Reply get(String path) {
        return json(HttpRequest.newBuilder(URI.create(url + path)).build());
    }

    public HttpResponse<byte[]> file(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofByteArray());
    }

    private Reply post(String path, Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        return json((body == null
                        ? request.POST(BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))))
                .build());
    }

    private Reply json(HttpRequest request) {
        HttpResponse<String> answer = send(request, BodyHandlers.ofString());
        return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
