package dev.moviegen.worker.pipeline.script;

import dev.moviegen.worker.cancellation.Cancellation;
import dev.moviegen.worker.pipeline.StepFailed;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.stereotype.Component;

/** Gets the page of an address, within limits, from the public web only. */
@Component
class ArticleFetcher {

    private final WebClients clients;
    private final FetchLimits limits;

    @Autowired
    ArticleFetcher(WebClients clients) {
        this(clients, FetchLimits.USUAL);
    }

    ArticleFetcher(WebClients clients, FetchLimits limits) {
        this.clients = clients;
        this.limits = limits;
    }

    Page fetch(String address, Cancellation cancellation) throws InterruptedException {
        return fetch(address, Wanted.PAGE, cancellation);
    }

    /** Ends at once when the job is cancelled, even while a name is being resolved: the call has a thread to itself. */
    Page fetch(String address, Wanted wanted, Cancellation cancellation) throws InterruptedException {
        URI url = WebAddress.parse(address);
        FetchCall call = new FetchCall(clients, limits, wanted);
        CompletableFuture<Page> page = new CompletableFuture<>();
        Runnable stop = () -> {
            page.completeExceptionally(cancellation.stopped());
            call.abort();
        };
        try (Cancellation.Registration registration = cancellation.onRequest(stop)) {
            start(call, url, page);
            return page.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StepFailed("too_slow", "The page took longer than " + limits.time(), e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } finally {
            call.abort();
        }
    }

    private static void start(FetchCall call, URI url, CompletableFuture<Page> page) {
        Thread thread = new Thread(() -> {
            try {
                page.complete(call.run(url));
            } catch (IOException | RuntimeException | Error e) {
                page.completeExceptionally(e);
            }
        });
        thread.setName("fetch");
        thread.setDaemon(true);
        thread.start();
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof FilteredHostException) {
            return new StepFailed("forbidden_url", "The address is not on the public web", cause);
        }
        if (cause instanceof IOException) {
            return new StepFailed("fetch_failed", "The page could not be fetched: " + cause.getMessage(), cause);
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
