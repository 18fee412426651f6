package dev.moviegen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.JobStatus;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import tools.jackson.databind.JsonNode;

/** Jobs of this worker that are cancelled: in each step, with the event and without, before they began. */
class CancelIT extends WorkerOnRealParts {

    @ParameterizedTest
    @MethodSource("dev.moviegen.worker.SlowPipeline#steps")
    void cancelDuringProcessing(String step, CapturedOutput log) throws Exception {
        String id = stack.submit("/stay-in/" + step);
        awaitStarted(id, step);
        stack.cancelInStore(id);
        stack.announceCancel(id, 1);
        JsonNode proof = awaitCleanedUp(id);
        assertThat(proof.path("heard_by").asString()).isIn("event", "poll", "refused_write");
        assertThat(proof.path("processes").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(proof.path("files").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(proof.path("by").asString()).isEqualTo("worker");
        String said = "Job " + id + " was cancelled" + (step.equals("video") ? " during video rendering" : "");
        assertThat(log).contains(said).contains("Cleaned up cancelled job " + id);
        assertNothingIsLeftOf(id);
    }

    @Test
    void cleanupAfterCancel() throws Exception {
        String id = stack.submit("/stay-in/slides");
        awaitStarted(id, "slides");
        Files.createDirectories(disk.directoryOf(id).resolve("audio"));
        Files.writeString(disk.directoryOf(id).resolve("audio/001.wav"), "RIFF");
        stack.cancelInStore(id);
        stack.announceCancel(id, 1);
        assertThat(awaitCleanedUp(id).path("files").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(stack.job(id).status()).isEqualTo(JobStatus.CANCELLED);
        assertNothingIsLeftOf(id);
    }

    @Test
    void aLostEventCostsAboutASecond() throws Exception {
        String id = stack.submit("/stay-in/audio");
        awaitStarted(id, "audio");
        stack.cancelInStore(id);
        assertThat(awaitCleanedUp(id).path("heard_by").asString()).isIn("poll", "refused_write");
    }

    @Test
    void aJobCancelledBeforeItsMessageArrivesNeverRuns() throws Exception {
        String id = stack.newJob("/all-well");
        stack.cancelInStore(id);
        stack.tellSubmitted(id);
        String next = stack.submit("/all-well");
        awaitStatus(next, JobStatus.COMPLETED);
        assertThat(stack.heard(id, "started")).isEmpty();
        assertThat(disk.directoryOf(id)).doesNotExist();
    }
}
