package dev.moviegen.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        await().until(() -> hasProcesses(id));
        stack.cancelInStore(id);
        Instant cancelled = Instant.now();
        await().pollInterval(Duration.ofMillis(5)).until(() -> !hasProcesses(id));
        assertThat(Duration.between(cancelled, Instant.now())).isLessThan(Duration.ofSeconds(3));
        // The poll asks every second; a heartbeat that is refused may be a moment earlier.
        assertThat(awaitCleanedUp(id).path("heard_by").asString()).isIn("poll", "refused_write");
    }

    private static boolean hasProcesses(String id) {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", "" + process.pid(), "environ"))
                .anyMatch(environment -> isOf(id, environment));
    }

    private static boolean isOf(String id, Path environment) {
        try {
            return Files.readString(environment, ISO_8859_1).contains("MOVIEGEN_JOB_ID=" + id);
        } catch (IOException gone) {
            return false;
        }
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
