package dev.moviegen.api.operator;

import dev.moviegen.api.ApiOnRealParts;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The operator's program, with its token. */
abstract class OperatorOnRealParts extends ApiOnRealParts {

    private static final String[] TOKEN = {"Authorization", "Bearer only-for-tests"};

    protected JsonNode ask(String path) throws Exception {
        HttpResponse<String> answer = get(path, TOKEN);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    protected HttpResponse<String> order(String path, Map<String, ?> body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .headers(TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    protected static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A waiting job whose address nobody else's has. */
    protected String submit(String name) throws Exception {
        return json(post("/api/jobs", "{\"url\": \"https://example.org/" + name + "\"}"))
                .path("id")
                .asString("");
    }
}
