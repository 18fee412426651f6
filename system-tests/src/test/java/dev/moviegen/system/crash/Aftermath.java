package dev.moviegen.system.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import dev.moviegen.system.JobProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must be true of a job in the end, whoever died on the way: seen in the row, its history, events, disk, /proc. */
final class Aftermath implements AutoCloseable {

    private final Parts parts;
    private final Connection monitor;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    Aftermath(Parts parts) throws Exception {
        this.parts = parts;
        monitor = parts.broker.clientOf("monitor").newConnection();
        Channel channel = monitor.createChannel();
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, "job.events", "");
        channel.basicConsume(
                queue, true, (tag, message) -> heard.add(JsonMapper.shared().readTree(message.getBody())), tag -> {});
    }

    void assertEndedAs(String status, String id) throws IOException {
        Job row = parts.row(id);
        assertThat(row.status().word()).as("status").isEqualTo(status);
        assertThat(row.announcedAt()).as("announced_at").isPresent();
        assertThat(row.cleanedAt().isPresent()).as("cleaned_at").isEqualTo(status.equals("cancelled"));
        assertThat(row.proof().isPresent()).as("proof").isEqualTo(status.equals("cancelled"));
        assertThat(finalChanges(id)).as("final statuses in the history").containsExactly(status);
        assertThat(JobProcesses.of(id)).as("processes").isEmpty();
        assertThat(remains(id)).as("on the disk").isEmpty();
        assertEvents(row);
    }

    /** At least once, and however often: always the same id, and never an event of another end. */
    private void assertEvents(Job row) {
        boolean cancelled = row.status().word().equals("cancelled");
        // A job that was cancelled before anybody could submit it again is never submitted.
        assertThat(idsOf(row, "submitted").contains(eventId(row, "submitted", 0))
                        || row.submittedAt().isEmpty())
                .as("JobSubmitted")
                .isTrue();
        assertThat(idsOf(row, "completed"))
                .as("JobCompleted")
                .isEqualTo(cancelled ? Set.of() : Set.of(eventId(row, "completed", row.epoch())));
        assertThat(idsOf(row, "failed")).as("JobFailed").isEmpty();
        assertThat(idsOf(row, "cancelled"))
                .as("JobCancelled")
                .isEqualTo(cancelled ? Set.of(eventId(row, "cancelled", row.epoch())) : Set.of());
        assertThat(idsOf(row, "cleaned-up"))
                .as("JobCleanedUp")
                .isEqualTo(cancelled ? Set.of(eventId(row, "cleaned-up", row.epoch())) : Set.of());
    }

    /** Of the events of that type that were heard of the job. */
    Set<String> idsOf(Job row, String type) {
        Set<String> ids = new HashSet<>();
        heard.stream()
                .filter(event -> event.path("subject").asString("").equals(row.id()))
                .filter(event -> event.path("type").asString("").equals(word(type)))
                .forEach(event -> ids.add(event.path("id").asString("")));
        return ids;
    }

    /** The contract: the id of a state's event is derived from job, type and epoch. */
    private static String eventId(Job row, String type, int epoch) {
        return UUID.nameUUIDFromBytes((row.id() + ' ' + word(type) + ' ' + epoch).getBytes(UTF_8))
                .toString();
    }

    private static String word(String type) {
        return "movie-generator.job." + type + ".v1";
    }

    private List<String> finalChanges(String id) {
        Query changes = new Query("job = " + PocketBase.quoted(id), "at", 1, 100);
        return parts.rows.list("job_history", changes).stream()
                .filter(change -> !change.path("from_status").equals(change.path("to_status")))
                .map(change -> change.path("to_status").asString(""))
                .filter(to -> Set.of("completed", "failed", "cancelled").contains(to))
                .toList();
    }

    private List<Path> remains(String id) throws IOException {
        try (Stream<Path> paths = Files.walk(parts.jobs, 2)) {
            return paths.filter(path -> path.getFileName().toString().startsWith(id))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
