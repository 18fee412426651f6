package dev.moviegen.api.live;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a stream of events as a browser does, line by line. */
final class EventStream implements AutoCloseable {

    private static final Pattern VERSION = Pattern.compile("data-version=\"([^\"]+)\"");

    private final HttpResponse<Stream<String>> answer;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> reading;

    private EventStream(HttpResponse<Stream<String>> answer) {
        this.answer = answer;
        this.reading = CompletableFuture.runAsync(() -> answer.body().forEach(lines::add));
    }

    static EventStream open(String url, String language, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "text/event-stream")
                .header("Accept-Language", language);
        return new EventStream(HttpClient.newHttpClient()
                .sendAsync(
                        headers.length == 0
                                ? request.build()
                                : request.headers(headers).build(),
                        BodyHandlers.ofLines())
                .join());
    }

    String contentType() {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    void awaitPanel(String words) {
        await("a panel that says " + words)
                .atMost(Duration.ofSeconds(30))
                .until(() -> lines.stream().anyMatch(line -> line.startsWith("data: ") && line.contains(words)));
    }

    String text() {
        return String.join("\n", lines);
    }

    /** What all events so far have carried. */
    List<String> data() {
        return valuesOf("data: ");
    }

    /** The names of all events so far. */
    List<String> events() {
        return valuesOf("event: ");
    }

    private List<String> valuesOf(String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()))
                .toList();
    }

    /** Of which write of the job each panel so far was. */
    List<String> versions() {
        return lines.stream()
                .map(VERSION::matcher)
                .filter(Matcher::find)
                .map(version -> version.group(1))
                .toList();
    }

    boolean hasEnded() {
        return reading.isDone();
    }

    @Override
    public void close() {
        answer.body().close();
    }
}
