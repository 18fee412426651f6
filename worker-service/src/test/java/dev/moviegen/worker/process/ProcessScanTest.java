package dev.moviegen.worker.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.worker.cancellation.CancellationFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProcessScanTest {

    private static final String JOB = "scanned0000000000000000tst";

    @TempDir
    Path machine;

    private JobScope on(String disk) throws Exception {
        Path directory = Files.createDirectories(machine.resolve(disk).resolve(JOB));
        return new JobScope(JOB, directory, machine.resolve(disk).resolve("alive"));
    }

    private static void shell(JobScope scope, JobPrograms programs, String script) throws Exception {
        CompletableFuture.runAsync(() -> programs.run(Program.of(Duration.ofMinutes(1), "bash", "-c", script)));
        await().until(() -> Files.exists(scope.directory().resolve("ready")));
    }

    /** The job was taken over by a worker with a disk of its own, and here somebody clears up after the owner of before. */
    @Test
    void leavesTheProgramsOfTheSameJobOnAnotherDiskAlone() throws Exception {
        JobScope left = on("left");
        JobScope taken = on("taken");
        JobProcesses processes = new JobProcesses();
        try (JobPrograms programs = new JobPrograms(taken, processes, new CancellationFlag(JOB))) {
            shell(taken, programs, "mkdir below; (cd below; touch ../ready; sleep 300) & sleep 300");

            assertThat(processes.killUntilProven(left)).isZero();
            assertThat(new ProcessScan(taken).living()).isNotEmpty();
            assertThat(processes.killUntilProven(taken)).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void findsTheProgramsThatWorkElsewhereOrInTheRenamedDirectory() throws Exception {
        JobScope job = on("disk");
        JobProcesses processes = new JobProcesses();
        try (JobPrograms programs = new JobPrograms(job, processes, new CancellationFlag(JOB))) {
            shell(job, programs, "(cd /tmp; sleep 300) & touch ready; sleep 300");
            Files.move(job.directory(), job.directory().resolveSibling(JOB + ".1.renamed"));

            assertThat(processes.killUntilProven(job)).isGreaterThanOrEqualTo(2);
        }
    }
}
