package dev.moviegen.system.crash;

import dev.moviegen.events.testing.BrokerNode;
import dev.moviegen.store.CrashPoint;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.system.Api;
import dev.moviegen.system.Checkout;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The real store and broker, one API and one worker that live through all of it, and how to start another of each that
 * will die. The worker that lives shares its disk with those that die, and is told when to take jobs.
 */
final class Parts implements AutoCloseable {

    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx256m", "-XX:TieredStopAtLevel=1");

    final BrokerNode broker = BrokerNode.shared();
    final StoreProcess store = StoreProcess.shared();
    final PocketBase rows = new PocketBase(store.apiSettings());
    final Path home;
    final Path jobs;
    final Api api;
    final Child apiProcess;
    final Child worker;
    private final Path built = Checkout.services();
    private int started;

    /** Another API, and where it listens. */
    record ArmedApi(Child process, Api calls) implements AutoCloseable {
        @Override
        public void close() {
            process.close();
        }
    }

    Parts() throws IOException {
        home = Files.createTempDirectory("moviegen-crash-");
        jobs = Files.createDirectories(home.resolve("jobs"));
        int port = freePort();
        apiProcess = startApi(port, Map.of());
        api = new Api("http://127.0.0.1:" + port);
        worker = startWorker(Map.of());
        apiProcess.awaitLine("Started ApiApplication", 1);
        worker.awaitLine("Rehearsal worker is ready", 1);
    }

    /** Returns when it takes jobs. */
    Child workerDyingAt(CrashCase death) throws IOException {
        Child armed = startWorker(Map.of(CrashPoint.SETTING, death.setting()));
        armed.awaitLine("Rehearsal worker is ready", 1);
        return armed;
    }

    /** One that will not die by itself. */
    Child anotherWorker() throws IOException {
        Child other = startWorker(Map.of());
        other.awaitLine("Rehearsal worker is ready", 1);
        return other;
    }

    ArmedApi apiDyingAt(CrashCase death) throws IOException {
        int port = freePort();
        Child armed = startApi(port, Map.of(CrashPoint.SETTING, death.setting()));
        armed.awaitLine("Started ApiApplication", 1);
        return new ArmedApi(armed, new Api("http://127.0.0.1:" + port));
    }

    void pauseWorker() {
        tellWorker("pause", "Rehearsal: paused");
    }

    void resumeWorker() {
        tellWorker("resume", "Rehearsal: resumed");
    }

    private void tellWorker(String command, String answer) {
        int before = worker.count(answer);
        worker.tell(command);
        worker.awaitLine(answer, before + 1);
    }

    private Child startWorker(Map<String, String> more) throws IOException {
        String classpath = built + "/worker-service/worker-service.jar:" + Checkout.rehearsal();
        return start(
                "worker",
                List.of("-cp", classpath, "dev.moviegen.worker.rehearsal.RehearsalWorker"),
                with(more, Map.of("MOVIEGEN_JOBS_DIR", jobs.toString(), "MOVIEGEN_WORKER_NAME", "w" + started)));
    }

    private Child startApi(int port, Map<String, String> more) throws IOException {
        return start(
                "api",
                List.of("-jar", built + "/api-service/api-service.jar"),
                with(
                        more,
                        Map.of(
                                "MOVIEGEN_PORT", "" + port,
                                "MOVIEGEN_LIMIT_JOBS_PER_DAY", "1000000",
                                "MOVIEGEN_LIMIT_QUEUE", "1000000",
                                "MOVIEGEN_LIMIT_CANCELS_PER_MINUTE", "1000000")));
    }

    private Child start(String service, List<String> what, Map<String, String> own) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(JVM);
        command.add("-XX:SharedArchiveFile=" + built + "/" + service + "-service/classes.jsa");
        command.addAll(what);
        Map<String, String> settings = new HashMap<>(own);
        settings.put("MOVIEGEN_BROKER_HOST", broker.host());
        settings.put("MOVIEGEN_BROKER_PORT", "" + broker.port());
        settings.put("MOVIEGEN_BROKER_VHOST", broker.virtualHost());
        settings.put("MOVIEGEN_STORE_URL", store.url());
        settings.put("MOVIEGEN_SECRETS", secrets(service) + "/");
        return Child.start(command, settings, home.resolve(service + "-" + started++ + ".log"));
    }

    private Path secrets(String service) throws IOException {
        Path folder = Files.createDirectories(home.resolve("secrets-" + service));
        Files.writeString(folder.resolve("broker-password"), broker.passwordOf(service));
        Files.writeString(
                folder.resolve("store-password"), service.equals("api") ? store.apiPassword() : store.workerPassword());
        Files.writeString(folder.resolve("hash-key"), "0f".repeat(32));
        Files.writeString(folder.resolve("operator-password"), "only-for-tests-of-crashes");
        return folder;
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        worker.close();
        apiProcess.close();
        rows.close();
        delete(home);
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> paths = Files.walk(tree)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    Job row(String id) {
        return new Job(rows.find(Job.COLLECTION, id).orElseThrow());
    }
}
