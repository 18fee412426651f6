package dev.moviegen.worker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.moviegen.events.testing.BrokerNode;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worker's surroundings, real: broker, store, and the API's part played by the test with the API's own accounts. */
final class StackForWorker implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final BrokerNode broker = BrokerNode.shared();
    private final StoreProcess storeProcess = StoreProcess.shared();
    final PocketBase store = new PocketBase(storeProcess.apiSettings());
    final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final Connection api;
    private final Connection monitor;

    StackForWorker() throws Exception {
        api = connect("api");
        monitor = connect("monitor");
        Channel ears = monitor.createChannel();
        String queue = ears.queueDeclare().getQueue();
        ears.queueBind(queue, "job.events", "");
        ears.basicConsume(queue, true, (tag, message) -> heard.add(JSON.readTree(message.getBody())), tag -> {});
    }

    static void properties(DynamicPropertyRegistry registry) {
        BrokerNode broker = BrokerNode.shared();
        registry.add("spring.rabbitmq.host", broker::host);
        registry.add("spring.rabbitmq.port", broker::port);
        registry.add("spring.rabbitmq.virtual-host", broker::virtualHost);
        registry.add("spring.rabbitmq.password", () -> broker.passwordOf("worker"));
        registry.add("moviegen.store.url", StoreProcess.shared()::url);
        registry.add("moviegen.store.password", StoreProcess.shared()::workerPassword);
        registry.add("moviegen.worker.jobs-dir", Scratch.FOLDER::toString);
    }

    /** Is made once, for as long as the tests of this module run. */
    private static final class Scratch {

        private static final Path FOLDER = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("moviegen-jobs-");
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Connection connect(String user) throws Exception {
        return broker.clientOf(user).newConnection();
    }

    /** A new row, not yet told to anybody. */
    String newJob(String path) {
        String id = new SecureRandom()
                .ints(26, 0, 36)
                .collect(StringBuilder::new, (s, i) -> s.append(Character.forDigit(i, 36)), StringBuilder::append)
                .toString();
        store.create(
                "jobs", Map.of("id", id, "url", "https://example.org" + path, "language", "ja", "status", "pending"));
        return id;
    }

    String submit(String path) throws Exception {
        String id = newJob(path);
        tellSubmitted(id);
        return id;
    }

    void tellSubmitted(String id) throws Exception {
        publish("job.submitted", "submitted", Map.of("job_id", id, "url", "https://example.org/", "language", "ja"));
    }

    /** The claim as another worker makes it. */
    void claimAs(String owner, String disk, int epoch, String id) {
        claimAs(owner, disk, epoch, id, Map.of());
    }

    void claimAs(String owner, String disk, int epoch, String id, Map<String, ?> more) {
        Map<String, Object> claim = new HashMap<>(StoredJobs.claim(owner, epoch, disk));
        claim.putAll(more);
        new PocketBase(storeProcess.workerSettings()).update("jobs", id, claim);
    }

    void cancelInStore(String id) {
        store.updateInOneTransaction("jobs", id, Map.of("status", "cancelled", "requested_by", "api", "request", id));
    }

    void announceCancel(String id, int announcement) throws Exception {
        Job row = job(id);
        publish(
                "job.cancelled",
                "cancelled",
                Map.of(
                        "job_id",
                        id,
                        "cancelled_from",
                        row.cancelledFrom(),
                        "owner",
                        row.owner(),
                        "disk",
                        row.disk(),
                        "epoch",
                        row.epoch(),
                        "requested_by",
                        "api",
                        "reason",
                        "",
                        "accepted_at",
                        "2026-11-24T06:00:00.123456Z",
                        "announcement",
                        announcement));
    }

    private void publish(String exchange, String type, Map<String, ?> data) throws Exception {
        byte[] body = JSON.writeValueAsString(
                        Map.of("specversion", "1.0", "type", "movie-generator.job." + type + ".v1", "data", data))
                .getBytes(StandardCharsets.UTF_8);
        try (Channel channel = api.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(exchange, "", null, body);
            channel.waitForConfirmsOrDie(5_000);
        }
    }

    Job job(String id) {
        return store.find("jobs", id).map(Job::new).orElseThrow();
    }

    List<JsonNode> heard(String id, String type) {
        return heard.stream()
                .filter(event -> event.path("subject").asString("").equals(id))
                .filter(event -> event.path("type").asString("").equals("movie-generator.job." + type + ".v1"))
                .toList();
    }

    @Override
    public void close() throws Exception {
        api.close();
        monitor.close();
    }
}
