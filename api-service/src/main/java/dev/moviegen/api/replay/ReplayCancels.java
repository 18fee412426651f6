package dev.moviegen.api.replay;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * {@code java -cp api-service.jar dev.moviegen.api.replay.ReplayCancels SINCE API}: cancels again every job whose cancel
 * was announced since then, as {@code 2026-11-24T06:00:00Z http://127.0.0.1:8000}. Where the broker is stands in the
 * same environment as for the services; the password is the monitor's. Doing it twice changes nothing.
 */
public final class ReplayCancels {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final PrintStream report;

    ReplayCancels(URI api, PrintStream report) {
        this.api = api;
        this.report = report;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("usage: ReplayCancels SINCE API, as 2026-11-24T06:00:00Z http://127.0.0.1:8000");
            System.exit(2);
        }
        Instant since = Instant.parse(arguments[0]);
        ReplayCancels replay = new ReplayCancels(URI.create(arguments[1]), System.out);
        for (String job : new AuditedCancels(broker(System.getenv())).since(since)) {
            replay.cancel(job);
        }
    }

    private static ConnectionFactory broker(Map<String, String> environment) throws IOException {
        ConnectionFactory broker = new ConnectionFactory();
        broker.setHost(environment.getOrDefault("MOVIEGEN_BROKER_HOST", "127.0.0.1"));
        broker.setPort(Integer.parseInt(environment.getOrDefault("MOVIEGEN_BROKER_PORT", "5672")));
        broker.setVirtualHost(environment.getOrDefault("MOVIEGEN_BROKER_VHOST", "moviegen"));
        broker.setUsername("monitor");
        Path password = Path.of(
                environment.getOrDefault("MOVIEGEN_BROKER_MONITOR_PASSWORD_FILE", "/run/secrets/monitor-password"));
        broker.setPassword(Files.readString(password).strip());
        return broker;
    }

    /** 200: it is cancelled (again); 400: it was, or it has ended; 404: the backup does not know it. */
    int cancel(String job) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/jobs/" + job + "/cancel"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        while (answer.statusCode() == 429 || answer.statusCode() == 503) {
            long wait = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            Thread.sleep(Duration.ofSeconds(Math.max(1, wait)).toMillis());
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        report.println(job + " " + answer.statusCode());
        return answer.statusCode();
    }
}
