package dev.moviegen.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The bundled articles, and one that comes late and is long: its job is at work for as long as a test may look at it, on a
 * busy machine longer than on a quiet one.
 */
public final class ArticleServer implements AutoCloseable {

    /** The worker waits 20 s for a page. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    ArticleServer(Path articles, InetAddress on) throws IOException {
        server = HttpServer.create(new InetSocketAddress(on, 0), 100);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, articles));
        server.createContext(
                "/beginning.html",
                exchange -> answer(exchange, beginningOf(articles).getBytes(UTF_8)));
        server.createContext(
                "/long.html", exchange -> answer(exchange, longArticle().getBytes(UTF_8)));
        server.createContext("/stuck", this::holdBack);
        server.createContext(SlowSpeech.PATH, new SlowSpeech(closed));
        server.start();
    }

    String address() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://" + address() + path;
    }

    private static void answer(HttpExchange exchange, Path articles) throws IOException {
        Path file = articles.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
        if (!Files.exists(file)) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        } else if (file.toString().endsWith(".png")) {
            answer(exchange, "image/png", Files.readAllBytes(file));
        } else {
            answer(exchange, Files.readAllBytes(file));
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        answer(exchange, "text/html; charset=utf-8", body);
    }

    static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void holdBack(HttpExchange exchange) throws IOException {
        try {
            closed.await(LATE.toSeconds(), TimeUnit.SECONDS);
            answer(exchange, longArticle().getBytes(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    /** The Japanese article without most of its sections: its job reaches the encoder sooner. */
    private static String beginningOf(Path articles) throws IOException {
        String html = Files.readString(articles.resolve("ja.html"));
        return html.substring(0, html.indexOf("<h2 id=\"start\">")) + "</article></main></body></html>";
    }

    /** As much as a video may have, so that its job is busy for a while. */
    private static String longArticle() {
        StringBuilder html = new StringBuilder("<html lang=ja><head><title>長い記事</title></head><body><article>");
        html.append("<h1>長い記事</h1>");
        for (int section = 1; section <= 10; section++) {
            html.append("<h2>第").append(section).append("の話題</h2>");
            for (int line = 1; line <= 4; line++) {
                html.append("<p>これは第").append(section).append("の話題の、第").append(line);
                html.append("の段落です。長い動画を作るために、同じような文がゆっくりと続いていきます。</p>");
            }
        }
        return html.append("</article></body></html>").toString();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
