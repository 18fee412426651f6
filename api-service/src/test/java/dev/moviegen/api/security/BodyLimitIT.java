package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitIT extends ApiOnRealParts {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final byte[] LONG = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"/api/jobs", "/api/jobs/aaaaaaaaaaaaaaaaaaaaaaaaaa/cancel", "/api/operator/jobs/cancel"})
    void aLongBodyIsRefusedBeforeAnybodyReadsItWhole(String path) throws Exception {
        for (BodyPublisher body : new BodyPublisher[] {BodyPublishers.ofByteArray(LONG), inPieces(LONG)}) {
            HttpResponse<String> answer = send(path, "application/json", body);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(json(answer).path("code").asString()).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs", "/operator/login"})
    void aLongFormIsRefused(String path) throws Exception {
        assertThat(send(path, FORM, BodyPublishers.ofByteArray(LONG)).statusCode())
                .isEqualTo(413);
        assertThat(send(path, FORM, inPieces(LONG)).statusCode()).isEqualTo(413);
    }

    @Test
    void aBodyThatComesInPiecesIsReadLikeAnyOther() throws Exception {
        byte[] wish = "{\"url\": \"https://example.org/article\"}".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = send("/api/jobs", "application/json", inPieces(wish));
        assertThat(answer.statusCode()).isEqualTo(201);
        HttpResponse<String> cancelled = send(
                cancelPath(json(answer).path("id").asString()),
                "application/json",
                inPieces("{\"reason\": \"wrong_url\"}".getBytes(StandardCharsets.UTF_8)));
        assertThat(cancelled.statusCode()).isEqualTo(200);
    }

    private static BodyPublisher inPieces(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> send(String path, String type, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", type)
                .POST(body)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
