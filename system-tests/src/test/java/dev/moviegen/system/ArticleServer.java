package dev.moviegen.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The bundled articles on loopback, and one that does not answer until it is let go: its job stays in its first step. */
final class ArticleServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    ArticleServer(Path articles) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/ja.html", exchange -> answer(exchange, Files.readAllBytes(articles.resolve("ja.html"))));
        server.createContext("/en.html", exchange -> answer(exchange, Files.readAllBytes(articles.resolve("en.html"))));
        server.createContext(
                "/long.html", exchange -> answer(exchange, longArticle().getBytes(UTF_8)));
        server.createContext("/stuck", this::holdBack);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + address() + path;
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void holdBack(HttpExchange exchange) throws IOException {
        try {
            closed.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
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
