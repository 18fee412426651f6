package dev.moviegen.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What {@code ./run --detach} starts, in a home and on a port of its own; one for the JVM, stopped with it. Its contract
 * is {@code stack.env}.
 */
public final class RunningStack {

    private static final class Shared {
        private static final RunningStack INSTANCE = new RunningStack();
    }

    private final Path checkout = Checkout.folder();
    private final Path home;
    private final ArticleServer articles;
    private final int port;

    public static RunningStack shared() {
        return Shared.INSTANCE;
    }

    private RunningStack() {
        try {
            home = Files.createTempDirectory("moviegen-home-");
            articles = new ArticleServer(checkout.resolve("articles"), InetAddress.getLoopbackAddress());
            port = freePort();
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stack-end"));
            if (run("--detach") != 0) {
                throw new IllegalStateException("./run --detach failed:\n" + Files.readString(output()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ArticleServer articles() {
        return articles;
    }

    Path home() {
        return home;
    }

    public String url() {
        return env("API_URL");
    }

    public Path jobs() {
        return Path.of(env("JOBS_DIR"));
    }

    long workerPid() {
        return Long.parseLong(env("WORKER_PIDS").split(" ")[0]);
    }

    /** The present value of a key of stack.env, which is written again whenever a process is. */
    public String env(String key) {
        try (Stream<String> lines = Files.lines(home.resolve("stack.env"))) {
            return lines.filter(line -> line.startsWith(key + "="))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("stack.env has no " + key))
                    .substring(key.length() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a power cut would; the supervisor starts it again. */
    void kill(String pidKey) {
        ProcessHandle.of(Long.parseLong(env(pidKey))).orElseThrow().destroyForcibly();
    }

    String workerLog() {
        try {
            return Files.readString(home.resolve("logs/worker-1.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(String option) throws IOException {
        ProcessBuilder command = new ProcessBuilder(List.of("./run", option))
                .directory(checkout.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        command.environment().putAll(settings());
        Process process = command.start();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("MOVIEGEN_HOME", home.toString());
        settings.put("MOVIEGEN_PORT", String.valueOf(port));
        settings.put("MOVIEGEN_FETCH_ALLOW", articles.address());
        // Asked only by who chooses it: MOVIEGEN_SPEECH=openai.
        settings.put("MOVIEGEN_SPEECH_URL", articles.url(SlowSpeech.URL));
        // A test that is locked out is not for long.
        settings.put("MOVIEGEN_LOGIN_PAUSE", "2s");
        for (String limit : List.of("JOBS_PER_DAY", "QUEUE", "CANCELS_PER_MINUTE")) {
            settings.put("MOVIEGEN_LIMIT_" + limit, "100000");
        }
        return settings;
    }

    private Path output() {
        return home.resolveSibling(home.getFileName() + ".out");
    }

    private void stop() {
        try {
            run("--stop");
            articles.close();
            // The logs stay for whoever asks why a test has failed.
            for (String folder : List.of("jobs", "pocketbase", "rabbitmq", "secrets")) {
                FileSystemUtils.deleteRecursively(home.resolve(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
