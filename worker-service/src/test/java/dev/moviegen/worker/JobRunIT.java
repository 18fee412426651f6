package dev.moviegen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.Query;
import org.junit.jupiter.api.Test;

/** Jobs that nobody stops. */
class JobRunIT extends WorkerOnRealParts {

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

    @Test
    void saysThatItIsThereAndHowMuchRoomItsDiskHas() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stack.store.list("workers", Query.where("worker != ''")))
                        .anySatisfy(row -> {
                            assertThat(row.path("disk").asString()).isEqualTo(disk.id());
                            assertThat(row.path("free_bytes").asLong())
                                    .isPositive()
                                    .isLessThanOrEqualTo(row.path("total_bytes").asLong());
                        }));
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
}
