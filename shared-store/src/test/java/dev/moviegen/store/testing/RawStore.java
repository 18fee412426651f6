package dev.moviegen.store.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The store as it answers to anybody: plain calls with some token, and the plain answers. For saboteurs, onlookers and
 * strangers in tests.
 */
public final class RawStore {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String url;
    private final String token;

    /** Status and body of an answer. */
    public record Reply(int status, JsonNode body) {

        /** The rule that refused a write, or an empty text. */
        public String code() {
            JsonNode inner = body.path("data").path("requests").path("0").path("response");
            return (inner.isObject() ? inner : body)
                    .path("data")
                    .path("code")
                    .path("code")
                    .asString("");
        }
    }

    private RawStore(String url, String token) {
        this.url = url;
        this.token = token;
    }

    public static RawStore anonymous(String url) {
        return new RawStore(url, "");
    }

    /** Whom no rule of PocketBase holds back, as in its dashboard. */
    public static RawStore asAdministrator(StoreProcess store) {
        return asAdministrator(store.url(), StoreProcess.ADMIN_EMAIL, store.adminPassword());
    }

    public static RawStore asAdministrator(String url, String email, String password) {
        return anonymous(url).signedIn("_superusers", email, password);
    }

    public static RawStore asApi(StoreProcess store) {
        return anonymous(store.url()).signedIn("services", "api@moviegen.internal", store.apiPassword());
    }

    public static RawStore asWorker(StoreProcess store) {
        return anonymous(store.url()).signedIn("services", "worker@moviegen.internal", store.workerPassword());
    }

    public RawStore withToken(String other) {
        return new RawStore(url, other);
    }

    private RawStore signedIn(String collection, String user, String password) {
        Reply reply = send(
                "POST",
                "/api/collections/" + collection + "/auth-with-password",
                Map.of("identity", user, "password", password));
        if (reply.status() != 200) {
            throw new IllegalStateException("No sign-in as " + user + ": " + reply);
        }
        return withToken(reply.body().path("token").asString());
    }

    public boolean isHealthy() {
        try {
            return get("/api/health").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    public Reply get(String path) {
        return send("GET", path, Map.of());
    }

    public Reply create(String collection, Map<String, ?> fields) {
        return send("POST", "/api/collections/" + collection + "/records", fields);
    }

    public Reply patch(String collection, String id, Map<String, ?> fields) {
        return send("PATCH", "/api/collections/" + collection + "/records/" + id, fields);
    }

    /** As {@link #patch}, as the one element of a batch. */
    public Reply patchInBatch(String collection, String id, Map<String, ?> fields) {
        String path = "/api/collections/" + collection + "/records/" + id;
        return send(
                "POST",
                "/api/batch",
                Map.of("requests", List.of(Map.of("method", "PATCH", "url", path, "body", fields))));
    }

    public Reply delete(String collection, String id) {
        return send("DELETE", "/api/collections/" + collection + "/records/" + id, Map.of());
    }

    public JsonNode row(String collection, String id) {
        return get("/api/collections/" + collection + "/records/" + id).body();
    }

    public Reply send(String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        request.method(
                method,
                method.equals("GET") || method.equals("DELETE")
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Reply(
                    response.statusCode(), JSON.readTree(text.startsWith("{") || text.startsWith("[") ? text : "{}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
