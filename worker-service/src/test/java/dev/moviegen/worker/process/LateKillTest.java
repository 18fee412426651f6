package dev.moviegen.worker.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who set the flag was kept from acting on it; meanwhile the run ended and somebody else has the job. */
@Timeout(30)
class LateKillTest {

    private static final String JOB = "latekill00000000000000test";

    @TempDir
    Path root;

    private final JobProcesses processes = new JobProcesses();

    private JobScope scope() throws Exception {
        return new JobScope(JOB, Files.createDirectories(root.resolve(JOB)), root.resolve("alive"));
    }

    @Test
    void aKillThatComesAfterTheRunSparesTheProgramsOfTheNextOwner() throws Exception {
        CancellationFlag flag = new CancellationFlag(JOB);
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        flag.onRequest(() -> {
            reached.countDown();
            awaitLatch(goOn);
        });
        JobPrograms ended = new JobPrograms(scope(), processes, flag);
        Thread late = new Thread(() -> flag.request(Stop.now(StopReason.HANDED_BACK, HeardBy.EVENT)));
        late.start();
        awaitLatch(reached);
        ended.close();

        try (JobPrograms next = new JobPrograms(scope(), processes, new CancellationFlag(JOB))) {
            CompletableFuture<ProgramResult> result = CompletableFuture.supplyAsync(() -> next.run(Program.of(
                    Duration.ofSeconds(20), "bash", "-c", "touch here; until [ -e go ]; do sleep 0.01; done")));
            await().until(() -> Files.exists(root.resolve(JOB).resolve("here")));
            goOn.countDown();
            late.join();
            assertThat(ended.killed()).as("waits for whoever still looks").isZero();
            Files.createFile(root.resolve(JOB).resolve("go"));

            assertThat(result.get(20, TimeUnit.SECONDS).exitCode()).isZero();
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
