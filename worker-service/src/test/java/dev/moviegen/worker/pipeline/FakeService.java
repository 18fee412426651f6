package dev.moviegen.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.MovieGeneratorCancelled;
import dev.moviegen.worker.cancellation.Stop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A service behind HTTP as a test wants it: answers that are given, or none, ever. */
public final class FakeService implements AutoCloseable {

    /** What was asked: method with path and query, the key, the body. */
    public record Asked(String call, String authorization, String body) {}

    public final List<Asked> asked = new CopyOnWriteArrayList<>();
    /** Zero once somebody waits for an answer that never comes. */
    private final CountDownLatch waiting = new CountDownLatch(1);

    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public FakeService answer(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            remember(exchange);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        return this;
    }

    public FakeService answer(String path, String json) {
        return answer(path, 200, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the question and says nothing. */
    public FakeService hang(String path) {
        server.createContext(path, exchange -> {
            remember(exchange);
            waiting.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        return this;
    }

    /** How long a call that hangs here goes on after its job was cancelled; it must end as cancelled, and by nothing else. */
    public Duration untilAborted(ThrowingCallable call, CancellationFlag flag) throws Exception {
        CompletableFuture<Long> end = new CompletableFuture<>();
        new Thread(() -> {
                    assertThatThrownBy(call).isInstanceOf(MovieGeneratorCancelled.class);
                    end.complete(System.nanoTime());
                })
                .start();
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

        long cancelled = System.nanoTime();
        flag.request(Stop.cancelled(HeardBy.EVENT, null));
        return Duration.ofNanos(end.get(10, TimeUnit.SECONDS) - cancelled);
    }

    private void remember(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(new Asked(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                key == null ? "" : key,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
