package dev.moviegen.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.events.amqp.JobExchanges;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody else listens, as the monitor. */
class CancelIsHeardIT extends ApiOnRealParts {

    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private Connection connection;

    @BeforeEach
    void listen() throws Exception {
        connection = connectAs("monitor");
        Channel channel = connection.createChannel();
        String queue =
                channel.queueDeclare("monitor.cancels", false, true, true, null).getQueue();
        channel.queueBind(queue, JobExchanges.CANCELLED, "");
        channel.queueBind(queue, JobExchanges.CLEANED_UP, "");
        channel.basicConsume(queue, true, (tag, message) -> heard.add(JSON.readTree(message.getBody())), tag -> {});
    }

    @AfterEach
    void hangUp() throws Exception {
        connection.close();
    }

    @Test
    void tellsEverybodyOfAnAnsweredCancel() throws Exception {
        String jobId = submit();
        claim(jobId);
        assertThat(post(cancelPath(jobId), "{\"reason\": \"too_slow\"}").statusCode())
                .isEqualTo(200);
        JsonNode event = nextOf(jobId);
        assertThat(event.path("type").asString()).isEqualTo("movie-generator.job.cancelled.v1");
        JsonNode data = event.path("data");
        assertThat(data.path("cancelled_from").asString()).isEqualTo("processing");
        assertThat(data.path("disk").asString()).isEqualTo("disk-1");
        assertThat(data.path("announcement").asInt()).isEqualTo(1);
    }

    @Test
    void asksAgainUntilTheProofIsThereAndThenRestsWithTheProofInTheRow() throws Exception {
        String jobId = submit();
        claim(jobId);
        post(cancelPath(jobId));
        JsonNode first = nextOf(jobId);
        JsonNode again = nextOf(jobId);
        assertThat(again.path("data").path("announcement").asInt()).isEqualTo(2);
        assertThat(again.path("id")).isEqualTo(first.path("id"));
        prove(jobId, first);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode job = json(get("/api/jobs/" + jobId));
            assertThat(job.path("cleaned_at").asString("")).isNotEmpty();
            assertThat(job.path("proof").path("heard_by").asString()).isEqualTo("event");
            assertThat(job.path("proof").path("files").asInt()).isEqualTo(7);
        });
    }

    @Test
    void confirmsAJobThatNobodyHadAfterTellingThatItIsCancelled() throws Exception {
        String jobId = submit();
        post(cancelPath(jobId));
        assertThat(nextOf(jobId).path("type").asString()).endsWith("job.cancelled.v1");
        JsonNode cleaned = nextOf(jobId);
        assertThat(cleaned.path("type").asString()).endsWith("job.cleaned-up.v1");
        assertThat(cleaned.path("data").path("by").asString()).isEqualTo("api");
    }

    @Test
    void aRefusedCancelIsHeardByNobody() throws Exception {
        String completed = submit();
        claim(completed);
        complete(completed);
        String cancelled = submit();
        post(cancelPath(cancelled));
        nextOf(cancelled);
        nextOf(cancelled);
        assertThat(post(cancelPath(completed)).statusCode()).isEqualTo(400);
        assertThat(post(cancelPath(cancelled)).statusCode()).isEqualTo(400);
        assertThat(heardUntilALaterCancelIsAnnouncedAgain()).doesNotContain(completed, cancelled);
    }

    /** Two seconds later, that is. */
    private List<String> heardUntilALaterCancelIsAnnouncedAgain() throws Exception {
        String later = submit();
        claim(later);
        post(cancelPath(later));
        List<String> subjects = new ArrayList<>();
        while (Collections.frequency(subjects, later) < 2) {
            subjects.add(next().path("subject").asString());
        }
        return subjects;
    }

    /** The worker's JobCleanedUp, in the words of the contract. */
    private void prove(String jobId, JsonNode cancelled) throws Exception {
        try (Connection worker = connectAs("worker");
                Channel channel = worker.createChannel()) {
            String time = cancelled.path("time").asString();
            String body = """
                    {"specversion": "1.0", "id": "proof-%1$s", "source": "/movie-generator/worker",
                     "type": "movie-generator.job.cleaned-up.v1", "subject": "%1$s", "time": "%2$s",
                     "datacontenttype": "application/json",
                     "data": {"job_id": "%1$s", "by": "worker", "worker": "w1", "disk": "disk-1", "epoch": 1,
                      "files": 7, "bytes": 70, "processes": 1, "accepted_at": "%2$s", "heard_at": "%2$s",
                      "stopped_at": "%2$s", "gone_at": "%2$s", "heard_by": "event"}}""".formatted(jobId, time);
            channel.basicPublish(
                    JobExchanges.CLEANED_UP,
                    "",
                    new AMQP.BasicProperties.Builder()
                            .contentType("application/cloudevents+json")
                            .type("movie-generator.job.cleaned-up.v1")
                            .deliveryMode(2)
                            .build(),
                    body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private JsonNode nextOf(String jobId) throws InterruptedException {
        JsonNode event;
        do {
            event = next();
        } while (!event.path("subject").asString().equals(jobId));
        return event;
    }

    private JsonNode next() throws InterruptedException {
        JsonNode event = heard.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event within ten seconds").isNotNull();
        return event;
    }

    private static Connection connectAs(String user) throws Exception {
        return BROKER.clientOf(user).newConnection();
    }
}
