package dev.moviegen.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers in containers with the keys of two services on the internet, which in this test are out of order. */
@Tag("docker")
@Order(4)
class ComposeKeysIT {

    private static final String MODELS_KEY = "the-key-of-the-model";
    private static final String VOICES_KEY = "the-key-of-the-voice";

    private final ComposeStack stack = ComposeStack.shared();
    private final ComposeJobs jobs = new ComposeJobs(stack);
    private final Map<String, String> shown = new ConcurrentHashMap<>();

    @AfterEach
    void asBefore() {
        stack.up();
    }

    @Test
    void eachServiceIsShownItsKeyFromItsFileAndNoLogIs(@TempDir Path folder) throws IOException {
        InetAddress host = InetAddress.getByName(stack.articles().address().split(":")[0]);
        HttpServer services = HttpServer.create(new InetSocketAddress(host, 0), 0);
        services.createContext("/", this::outOfOrder);
        services.start();
        try {
            String url = "http://" + host.getHostAddress() + ":"
                    + services.getAddress().getPort();
            Map<String, String> settings = new HashMap<>();
            settings.put("MOVIEGEN_LLM_URL", url + "/model");
            settings.put("MOVIEGEN_LLM_MODEL", "any");
            settings.put("MOVIEGEN_LLM_KEY_FILE", file(folder.resolve("model"), MODELS_KEY));
            settings.put("MOVIEGEN_SPEECH", "openai");
            settings.put("MOVIEGEN_SPEECH_URL", url + "/voice");
            settings.put("MOVIEGEN_SPEECH_KEY_FILE", file(folder.resolve("voice"), VOICES_KEY));
            stack.upWith(settings);

            jobs.awaitStatus(jobs.api().submit(stack.articles().url("/en.html")), "completed");
        } finally {
            services.stop(0);
        }
        assertThat(shown)
                .containsEntry("/model/chat/completions", "Bearer " + MODELS_KEY)
                .containsEntry("/voice/audio/speech", "Bearer " + VOICES_KEY);
        assertThat(stack.logs("worker-service")).doesNotContain(MODELS_KEY).doesNotContain(VOICES_KEY);
    }

    private void outOfOrder(HttpExchange exchange) throws IOException {
        shown.put(
                exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(500, -1);
        exchange.close();
    }

    private static String file(Path file, String key) throws IOException {
        Files.writeString(file, key + "\n", UTF_8);
        return file.toString();
    }
}
