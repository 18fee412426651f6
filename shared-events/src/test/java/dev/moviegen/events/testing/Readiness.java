package dev.moviegen.events.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;

/** A broker is ready when it accepts connections, which it does after it has loaded its definitions. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Readiness() {}

    static void await(BrokerNode node, Runnable stillAlive) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        Awaitility.await("the broker is ready")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    stillAlive.run();
                    return listens(client, node);
                });
    }

    private static boolean listens(HttpClient client, BrokerNode node) throws InterruptedException {
        String login = "admin:" + node.passwordOf("admin");
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create(node.managementUrl() + "/api/health/checks/protocol-listener/amqp"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
