package dev.moviegen.api.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.events.amqp.JobExchanges;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReconcileIT extends ApiOnRealParts {

    @Autowired
    private WorkQueue queue;

    @Test
    void seesWhatLiesInTheQueueThatItMayNotRead() throws Exception {
        submit();
        await().until(() -> !queue.isEmpty());
        // Again and again: what is not yet stamped as submitted may be sent a second time.
        await().until(() -> {
            purge();
            return queue.isEmpty();
        });
    }

    @Test
    void submitsARowThatAnApiLeftBehindWhenItDied() {
        try (PocketBase api = new PocketBase(STORE.apiSettings())) {
            String jobId = api.create(Job.COLLECTION, Map.of("url", "https://example.org", "status", "pending"))
                    .path("id")
                    .asString();
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> new Job(api.find(Job.COLLECTION, jobId).orElseThrow())
                            .submittedAt()
                            .isPresent());
        }
    }

    @Test
    void announcesAndConfirmsACancelThatAnApiLeftBehindWhenItDied() {
        try (PocketBase api = new PocketBase(STORE.apiSettings())) {
            String jobId = api.create(Job.COLLECTION, Map.of("url", "https://example.org", "status", "pending"))
                    .path("id")
                    .asString();
            api.update(Job.COLLECTION, jobId, Map.of("status", "cancelled", "requested_by", "api"));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                Job job = new Job(api.find(Job.COLLECTION, jobId).orElseThrow());
                assertThat(job.announcedAt()).isPresent();
                assertThat(job.cleanedAt()).isPresent();
            });
        }
    }

    @Test
    void deletesWhatHasExpiredAndStillKnowsThatItWasThere() throws Exception {
        STORE.set("MOVIEGEN_KEEP_HOURS", "0.0005");
        STORE.restart();
        try {
            String jobId = submit();
            post(cancelPath(jobId));
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                HttpResponse<String> answer = get("/api/jobs/" + jobId + "/video");
                assertThat(answer.statusCode())
                        .as(() -> "job " + asWorker.find(Job.COLLECTION, jobId))
                        .isEqualTo(410);
                assertThat(json(answer).path("code").asString()).isEqualTo("expired");
            });
        } finally {
            STORE.set("MOVIEGEN_KEEP_HOURS", "24");
            STORE.restart();
        }
    }

    private static void purge() throws Exception {
        try (Connection connection = BROKER.clientOf("admin").newConnection();
                Channel channel = connection.createChannel()) {
            channel.queuePurge(JobExchanges.WORKER_JOBS);
        }
    }
}
