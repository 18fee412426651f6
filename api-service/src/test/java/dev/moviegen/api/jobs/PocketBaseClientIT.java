package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.testing.StoreProcess;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PocketBaseClientIT {

    private static final PocketBase API = new PocketBase(StoreProcess.shared().apiSettings());
    private static final PocketBase WORKER =
            new PocketBase(StoreProcess.shared().workerSettings());

    private final PocketBaseClient client = new PocketBaseClient(API);

    @AfterAll
    static void close() {
        API.close();
        WORKER.close();
    }

    @Test
    void cancelPendingJob() {
        String jobId = newJob();
        Job cancelled = client.cancelJob(jobId);
        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(cancelled.completedAt()).isPresent();
        assertThat(cancelled.cancelledFrom()).isEqualTo("pending");
    }

    @Test
    void cancelProcessingJob() {
        String jobId = newJob();
        claim(jobId);
        Job cancelled =
                client.cancelJob(new CancelRequest(jobId, "visitor", "other", "no more", CallerAddress.of("10.0.0.1")));
        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(cancelled.completedAt()).isPresent();
        assertThat(cancelled.cancelledFrom()).isEqualTo("processing");
        assertThat(cancelled.note()).isEqualTo("no more");
    }

    @Test
    void cancelCompletedJobFails() {
        String jobId = newJob();
        claim(jobId);
        WORKER.update(Job.COLLECTION, jobId, Map.of("status", "completed", "owner", "w1#1", "epoch", 1));
        assertThatThrownBy(() -> client.cancelJob(jobId))
                .isInstanceOf(JobNotCancellable.class)
                .hasMessage("Cannot cancel a completed job");
        assertThat(client.find(jobId).orElseThrow().status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void cancelNonexistentJob() {
        assertThatThrownBy(() -> client.cancelJob("zzzzzzzzzzzzzzzzzzzzzzzzzz")).isInstanceOf(JobNotFound.class);
        assertThatThrownBy(() -> client.cancelJob("../jobs/records")).isInstanceOf(JobNotFound.class);
    }

    @Test
    void stampsEachThingOnce() {
        String jobId = newJob();
        client.stampSubmitted(jobId, Instant.now());
        client.cancelJob(jobId);
        client.stampAnnounced(jobId, Instant.now());
        assertThat(client.stampCleaned(jobId, Instant.now(), Map.of("by", "api")))
                .isTrue();
        assertThat(client.stampCleaned(jobId, Instant.now(), Map.of("by", "worker")))
                .isFalse();
        Job job = client.find(jobId).orElseThrow();
        assertThat(job.submittedAt()).isPresent();
        assertThat(job.announcedAt()).isPresent();
        assertThat(job.proof().orElseThrow().path("by").asString()).isEqualTo("api");
    }

    @Test
    void doesNotDeleteAJobBeforeItsTime() {
        String jobId = newJob();
        client.delete(jobId);
        assertThat(client.find(jobId)).isPresent();
        client.delete("zzzzzzzzzzzzzzzzzzzzzzzzzz");
    }

    @Test
    void readsTheHistoryThatTheStoreHasWritten() {
        String jobId = newJob();
        claim(jobId);
        client.cancelJob(jobId);
        assertThat(client.history(jobId))
                .extracting(JobChange::what)
                .containsExactly("created", "claimed", "cancelled");
        assertThat(client.history("' || 1=1")).isEmpty();
    }

    private String newJob() {
        Submission asked = new Submission("https://example.org", "auto", Map.of(), "", CallerAddress.NONE);
        return client.createJob(JobIds.next(), asked, "", "").id();
    }

    private static void claim(String jobId) {
        WORKER.update(
                Job.COLLECTION,
                jobId,
                Map.of("status", "processing", "owner", "w1#1", "epoch", 1, "disk", "d1", "began", false));
    }
}
