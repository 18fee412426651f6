package dev.moviegen.system.faults.stage;

import static org.awaitility.Awaitility.await;

import dev.moviegen.events.testing.BrokerNode;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.system.Checkout;
import dev.moviegen.system.faults.wire.Fate;
import dev.moviegen.system.faults.wire.Wire;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Real store, real broker, one API and three workers on two disks, with a wire of ours between each two. */
public final class Stage implements AutoCloseable {

    /** The number of the worker that shares its disk with nobody: what it leaves behind, only its return can clean. */
    public static final int ALONE = 2;

    private static final int WORKERS = 3;
    private static final Duration UNTIL_READY = Duration.ofSeconds(300);
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx256m", "-XX:TieredStopAtLevel=1");

    private final BrokerNode broker = BrokerNode.shared();
    private final StoreProcess store = StoreProcess.start(Map.of());
    private final Path home;
    private final Path services = Checkout.services();
    private final ScratchDisks disks;
    private final Fate fate;
    private final Member api;
    private final List<Member> workers = new ArrayList<>();
    private final int apiPort;

    /** A service with its two wires. */
    public record Member(JavaService service, Wire toBroker, Wire toStore) {}

    public Stage(long seed, int concurrentJobs) throws IOException {
        home = Files.createTempDirectory("moviegen-faults-");
        disks = new ScratchDisks(home);
        fate = new Fate(seed);
        apiPort = freePort();
        api = member("api", apiCommand(), Map.of("MOVIEGEN_PORT", String.valueOf(apiPort)), broker.passwordOf("api"));
        for (int i = 0; i < WORKERS; i++) {
            Map<String, String> settings = Map.of(
                    "MOVIEGEN_WORKER_NAME",
                    "w" + (i + 1),
                    "MOVIEGEN_JOBS_DIR",
                    disks.of(i).root().toString(),
                    "MOVIEGEN_SPEECH",
                    "silent",
                    "MOVIEGEN_CONCURRENT_JOBS",
                    String.valueOf(concurrentJobs));
            workers.add(member("worker-" + (i + 1), workerCommand(), settings, broker.passwordOf("worker")));
        }
    }

    private Member member(String name, List<String> command, Map<String, String> own, String brokerPassword)
            throws IOException {
        Wire toBroker = Wire.toBroker(broker.port(), fate);
        Wire toStore = Wire.to(URI.create(store.url()).getPort());
        Map<String, String> settings = new HashMap<>(own);
        settings.put("MOVIEGEN_BROKER_HOST", "127.0.0.1");
        settings.put("MOVIEGEN_BROKER_PORT", String.valueOf(toBroker.port()));
        settings.put("MOVIEGEN_BROKER_VHOST", broker.virtualHost());
        settings.put("MOVIEGEN_STORE_URL", "http://127.0.0.1:" + toStore.port());
        for (String limit : List.of("JOBS_PER_DAY", "QUEUE", "CANCELS_PER_MINUTE")) {
            settings.put("MOVIEGEN_LIMIT_" + limit, "1000000");
        }
        String storePassword = name.equals("api") ? store.apiPassword() : store.workerPassword();
        settings.put("MOVIEGEN_SECRETS", secrets(name, brokerPassword, storePassword) + "/");
        Path log = Files.createDirectories(home.resolve("logs")).resolve(name + ".log");
        return new Member(new JavaService(name, command, settings, log), toBroker, toStore);
    }

    private Path secrets(String name, String brokerPassword, String storePassword) throws IOException {
        Path folder = Files.createDirectories(home.resolve("secrets").resolve(name));
        Files.writeString(folder.resolve("broker-password"), brokerPassword);
        Files.writeString(folder.resolve("store-password"), storePassword);
        for (String random : List.of("hash-key", "operator-password")) {
            Files.writeString(folder.resolve(random), (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", ""));
        }
        return folder;
    }

    private List<String> apiCommand() {
        return java("api-service", List.of("-jar", services + "/api-service/api-service.jar"));
    }

    private List<String> workerCommand() {
        String classpath = services + "/worker-service/worker-service.jar:" + Checkout.rehearsal();
        return java("worker-service", List.of("-cp", classpath, "dev.moviegen.worker.rehearsal.RehearsalWorker"));
    }

    private List<String> java(String service, List<String> what) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(JVM);
        Path archive = services.resolve(service).resolve("classes.jsa");
        if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(what);
        return command;
    }

    public void start() {
        members().forEach(member -> member.service().start());
        await("services are ready")
                .atMost(UNTIL_READY)
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        members().stream().allMatch(member -> member.service().isReady()));
    }

    public void awaitReady(Member member) {
        await(member.service().name() + " is ready")
                .atMost(UNTIL_READY)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> member.service().isReady());
    }

    public List<Member> members() {
        List<Member> all = new ArrayList<>(workers);
        all.add(api);
        return all;
    }

    public Member api() {
        return api;
    }

    public List<Member> workers() {
        return workers;
    }

    public BrokerNode broker() {
        return broker;
    }

    public StoreProcess store() {
        return store;
    }

    public ScratchDisks disks() {
        return disks;
    }

    public Fate fate() {
        return fate;
    }

    public Path home() {
        return home;
    }

    public String url() {
        return "http://127.0.0.1:" + apiPort;
    }

    public boolean canShiftClocks() {
        return Clocks.library().isPresent();
    }

    /** With the next start of the service. */
    public void shiftClock(Member member, int hours) {
        Clocks.shift(member.service(), hours);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        members().forEach(member -> member.service().signal("CONT"));
        members().parallelStream().forEach(member -> member.service().stop());
        for (Member member : members()) {
            member.toBroker().close();
            member.toStore().close();
        }
        store.close();
        disks.close();
    }
}
