package dev.moviegen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.JobStatus;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jobs that other workers had before, or have now. */
class TakeOverIT extends WorkerOnRealParts {

    @Test
    void aJobTakenOverElsewhereIsDroppedWithoutAWord() throws Exception {
        String id = stack.submit("/stay-in/video");
        awaitStarted(id, "video");
        stack.claimAs("other#1", "elsewhere", stack.job(id).epoch() + 1, id);
        assertNothingIsLeftOf(id);
        assertThat(stack.heard(id, "cleaned-up")).isEmpty();
        assertThat(stack.job(id).owner()).isEqualTo("other#1");
    }

    @Test
    void cleansWhatADeadWorkerLeftWhenTheCancelIsAnnounced() throws Exception {
        String id = stack.newJob("/left-behind");
        stack.claimAs("dead#1", disk.id(), 1, id);
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
        stack.claimAs("dead#2", disk.id(), 1, id);
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
        stack.claimAs("dead#3", disk.id(), 1, id, Map.of("began", true, "deaths", 2));
        stack.tellSubmitted(id);
        awaitStatus(id, JobStatus.FAILED);
        assertThat(stack.job(id).error().orElseThrow().code()).isEqualTo("worker_died");
        await().atMost(SOON).until(() -> stack.heard(id, "failed").size() == 1);
    }
}
