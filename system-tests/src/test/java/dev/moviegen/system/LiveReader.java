package dev.moviegen.system;

import dev.moviegen.store.PocketBase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One open page without a browser around it: notes how long after the worker's write each panel arrives. The write's time is
 * the store's, on the same machine.
 */
final class LiveReader implements Flow.Subscriber<String> {

    private static final Pattern VERSION = Pattern.compile("data-version=\"([^\"]+)\"");

    private final Queue<Duration> delays;
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private String shown = "";

    LiveReader(Queue<Duration> delays) {
        this.delays = delays;
    }

    /** Completes when the first panel is there. */
    CompletableFuture<Void> open(HttpClient client, String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "text/event-stream")
                .header("Accept-Language", "ja")
                .build();
        client.sendAsync(request, BodyHandlers.fromLineSubscriber(this)).exceptionally(gone -> {
            first.completeExceptionally(gone);
            return null;
        });
        return first;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        Matcher version = VERSION.matcher(line);
        if (!line.startsWith("data: ") || !version.find()) {
            return;
        }
        Instant now = Instant.now();
        // Another place in the queue is no write of this job: its panel comes again with the same version.
        if (!shown.isEmpty() && !version.group(1).equals(shown)) {
            delays.add(Duration.between(PocketBase.instant(version.group(1)), now));
        }
        shown = version.group(1);
        first.complete(null);
    }

    @Override
    public void onError(Throwable gone) {
        first.completeExceptionally(gone);
    }

    @Override
    public void onComplete() {
        first.complete(null);
    }
}
