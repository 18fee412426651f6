package dev.moviegen.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * docker-compose.yml as it is, with three workers of one job each, under a project name, a port, and names of images that
 * nobody else uses. Everything of it but the build cache is gone with this JVM.
 */
final class ComposeStack {

    static final List<String> SERVICES = List.of("rabbitmq", "pocketbase", "api-service", "worker-service");
    /** As bin/stack/passwords.py makes them. */
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{64}");

    private static final Duration UP = Duration.ofMinutes(8);

    private static final class Shared {
        private static final ComposeStack INSTANCE = start();
    }

    private final String project = "moviegen-it-" + ProcessHandle.current().pid();
    private final ComposeImages images = ComposeImages.tagged(project);
    private final int port = freePort();
    private final Docker docker;
    private final ArticleServer articles;

    /** Built and up since the first call, gone with this JVM. */
    static ComposeStack shared() {
        return Shared.INSTANCE;
    }

    private static ComposeStack start() {
        ComposeStack stack = new ComposeStack();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "compose-end"));
        stack.images.build(stack.docker);
        stack.up();
        return stack;
    }

    private ComposeStack() {
        Path checkout = Checkout.folder();
        articles = newArticles(checkout);
        docker = new Docker(checkout, settings());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("COMPOSE_PROJECT_NAME", project);
        settings.put("MOVIEGEN_VERSION", images.tag());
        settings.put("MOVIEGEN_PORT", String.valueOf(port));
        settings.put("MOVIEGEN_FETCH_ALLOW", articles.address());
        settings.put("MOVIEGEN_CONCURRENT_JOBS", "1");
        for (String limit : List.of("JOBS_PER_DAY", "QUEUE", "CANCELS_PER_MINUTE")) {
            settings.put("MOVIEGEN_LIMIT_" + limit, "100000");
        }
        return settings;
    }

    /** On the address by which every container reaches this machine. */
    private static ArticleServer newArticles(Path checkout) {
        String gateway = new Docker(checkout, Map.of())
                .run("network", "inspect", "bridge", "--format", "{{(index .IPAM.Config 0).Gateway}}");
        try {
            return new ArticleServer(checkout.resolve("articles"), InetAddress.getByName(gateway));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void up(String... options) {
        List<String> up =
                new ArrayList<>(List.of("up", "--detach", "--wait", "--no-build", "--scale", "worker-service=3"));
        up.addAll(List.of(options));
        try {
            compose(UP, up.toArray(String[]::new));
        } catch (IllegalStateException e) {
            e.addSuppressed(new IllegalStateException(compose("logs", "--no-color", "--tail", "60")));
            throw e;
        }
    }

    /** Makes those again that have another setting now; {@link #up} makes them as they were. */
    void upWith(Map<String, String> others) {
        docker.with(others).run(UP, "compose", "up", "--detach", "--wait", "--no-build", "--scale", "worker-service=3");
    }

    void down() {
        compose(UP, "down");
    }

    String compose(String... arguments) {
        return compose(Duration.ofMinutes(2), arguments);
    }

    private String compose(Duration limit, String... arguments) {
        List<String> all = new ArrayList<>(List.of("compose"));
        all.addAll(List.of(arguments));
        return docker.run(limit, all.toArray(String[]::new));
    }

    /** One of the operator's scripts, as {@code docker/backup}. */
    String script(String... command) {
        return docker.call(UP, List.of(command));
    }

    String docker(String... arguments) {
        return docker.run(arguments);
    }

    ArticleServer articles() {
        return articles;
    }

    String inspect(String container, String template) {
        return docker("inspect", "--format", template, container);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String url() {
        return "http://" + address();
    }

    String image(String service) {
        return images.of(service);
    }

    /** The ids of all containers, or of those of one service; also of those that have ended. */
    List<String> containers(String... service) {
        String[] arguments = Stream.concat(Stream.of("ps", "--all", "--quiet"), Stream.of(service))
                .toArray(String[]::new);
        return compose(arguments).lines().toList();
    }

    List<String> workers() {
        return compose("ps", "--status", "running", "--quiet", "worker-service")
                .lines()
                .toList();
    }

    /** The running worker that has this job. */
    String workerOf(String jobId) {
        return workers().stream()
                .filter(id -> docker("logs", id).contains("Job " + jobId + " started"))
                .findFirst()
                .orElseThrow();
    }

    /** What lies on the disk that the workers share. */
    List<String> disk() {
        return docker("exec", workers().get(0), "ls", "/app/data/jobs").lines().toList();
    }

    String logs(String... service) {
        return compose(Stream.concat(Stream.of("logs", "--no-color"), Stream.of(service))
                .toArray(String[]::new));
    }

    /** Every password and key that any of the containers can read. */
    List<String> secrets() {
        return SERVICES.stream()
                .map(service -> compose(
                        "exec", "--no-TTY", service, "bash", "-c", "cat /run/secrets/{,*/}*-{password,key} || true"))
                .flatMap(files -> SECRET.matcher(files).results().map(MatchResult::group))
                .toList();
    }

    private void close() {
        compose(UP, "down", "--volumes", "--remove-orphans");
        images.remove(docker);
        articles.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
