package dev.moviegen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.worker.scratch.Disk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole worker against the real store and broker; only the steps are short programs of ours. */
@SpringBootTest
@Import(SlowPipeline.class)
@ExtendWith(OutputCaptureExtension.class)
class WorkerIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    static Path jobs;

    @Autowired
    Disk disk;

    private StackForWorker stack;

    @DynamicPropertySource
    static void stack(DynamicPropertyRegistry registry) {
        StackForWorker.properties(registry, jobs);
    }

    @BeforeEach
    void connect() throws Exception {
        stack = new StackForWorker();
    }

    @AfterEach
    void disconnect() throws Exception {
        stack.close();
    }

    /** The store as another worker would write to it. */
    private static PocketBase asWorker() {
        return new PocketBase(StoreProcess.shared().workerSettings());
    }

    private void awaitStatus(String id, JobStatus status) {
        await().atMost(SOON).until(() -> stack.job(id).status() == status);
    }

    private void awaitStarted(String id, String step) {
        await().atMost(SOON).until(() -> Files.exists(disk.directoryOf(id).resolve(step + ".started")));
    }

    private JsonNode awaitCleanedUp(String id) {
        await().atMost(SOON).until(() -> !stack.heard(id, "cleaned-up").isEmpty());
        assertThat(disk.directoryOf(id)).doesNotExist();
        return stack.heard(id, "cleaned-up").get(0).path("data");
    }

    private void assertNothingIsLeftOf(String id) {
        await().atMost(SOON).until(() -> Files.notExists(disk.directoryOf(id)));
        for (String folder : new String[] {".trash", ".alive"}) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(disk.root().resolve(folder))
                            .isDirectoryNotContaining(
                                    p -> p.getFileName().toString().startsWith(id)));
        }
    }

    @Test
    void runsTheStepsStoresTheFilesAndTellsItsEnd() throws Exception {
        String id = stack.submit("/all-well");
        awaitStatus(id, JobStatus.COMPLETED);
        await().atMost(SOON).until(() -> stack.job(id).announcedAt().isPresent());
        Job row = stack.job(id);
        assertThat(row.progress()).isEqualTo(100);
        assertThat(row.videoSeconds()).isEqualTo(12.5);
        assertThat(row.video()).isNotBlank();
        assertThat(stack.heard(id, "started")).hasSize(1);
        assertThat(stack.heard(id, "progressed")).isNotEmpty();
        assertThat(stack.heard(id, "completed")).hasSize(1);
        assertNothingIsLeftOf(id);
    }

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

    @Test
    void aFailingStepFailsTheJobWithItsCode() throws Exception {
        String id = stack.submit("/fail-in/audio");
        awaitStatus(id, JobStatus.FAILED);
        assertThat(stack.job(id).error().orElseThrow())
                .isEqualTo(new Job.JobError("audio", "audio_failed", "as the test wants it"));
        await().atMost(SOON).until(() -> stack.heard(id, "failed").size() == 1);
        assertNothingIsLeftOf(id);
    }

    @Test
    void aJobTakenOverElsewhereIsDroppedWithoutAWord() throws Exception {
        String id = stack.submit("/stay-in/video");
        awaitStarted(id, "video");
        Job row = stack.job(id);
        asWorker()
                .update(
                        "jobs",
                        id,
                        Map.of(
                                "status",
                                "processing",
                                "owner",
                                "other#1",
                                "disk",
                                "elsewhere",
                                "epoch",
                                row.epoch() + 1,
                                "began",
                                false));
        assertNothingIsLeftOf(id);
        assertThat(stack.heard(id, "cleaned-up")).isEmpty();
        assertThat(stack.job(id).owner()).isEqualTo("other#1");
    }

    @Test
    void cleansWhatADeadWorkerLeftWhenTheCancelIsAnnounced() throws Exception {
        String id = stack.newJob("/left-behind");
        asWorker()
                .update(
                        "jobs",
                        id,
                        Map.of(
                                "status",
                                "processing",
                                "owner",
                                "dead#1",
                                "disk",
                                disk.id(),
                                "epoch",
                                1,
                                "began",
                                true));
        Files.createDirectories(disk.directoryOf(id));
        Files.writeString(disk.directoryOf(id).resolve("half.mp4.part"), "half");
        stack.cancelInStore(id);
        stack.announceCancel(id, 1);
        assertThat(awaitCleanedUp(id).path("files").asInt()).isEqualTo(1);
        assertNothingIsLeftOf(id);
    }

    @Test
    void nothingLeftIsConfirmedOnlyWhenAskedAgain() throws Exception {
        String id = stack.newJob("/left-nothing");
        asWorker()
                .update(
                        "jobs",
                        id,
                        Map.of(
                                "status",
                                "processing",
                                "owner",
                                "dead#2",
                                "disk",
                                disk.id(),
                                "epoch",
                                1,
                                "began",
                                false));
        stack.cancelInStore(id);
        stack.announceCancel(id, 1);
        String other = stack.submit("/all-well");
        awaitStatus(other, JobStatus.COMPLETED);
        assertThat(stack.heard(id, "cleaned-up")).isEmpty();
        stack.announceCancel(id, 2);
        assertThat(awaitCleanedUp(id).path("files").asInt()).isZero();
    }

    @Test
    void theThirdDeathWithinOneStepFailsTheJob() throws Exception {
        String id = stack.newJob("/poison");
        asWorker()
                .update(
                        "jobs",
                        id,
                        Map.of(
                                "status",
                                "processing",
                                "owner",
                                "dead#3",
                                "disk",
                                disk.id(),
                                "epoch",
                                1,
                                "began",
                                true,
                                "deaths",
                                2));
        stack.tellSubmitted(id);
        awaitStatus(id, JobStatus.FAILED);
        assertThat(stack.job(id).error().orElseThrow().code()).isEqualTo("worker_died");
        await().atMost(SOON).until(() -> stack.heard(id, "failed").size() == 1);
    }
}
