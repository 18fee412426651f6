package dev.moviegen.worker.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.MovieGeneratorCancelled;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JobProgramsTest {

    private static final String JOB = "programs00000000000000test";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path root;

    private JobScope scope;
    private CancellationFlag flag;
    private final JobProcesses processes = new JobProcesses();
    private JobPrograms programs;

    @BeforeEach
    void makeTheJobsDirectory() throws Exception {
        Path directory = Files.createDirectories(root.resolve(JOB));
        scope = new JobScope(JOB, directory, root.resolve("alive"));
        flag = new CancellationFlag(JOB);
        programs = new JobPrograms(scope, processes, flag);
    }

    @AfterEach
    void leaveNothingRunning() {
        programs.close();
        processes.killUntilProven(scope);
    }

    private ProgramResult shell(String script) {
        return programs.run(Program.of(MINUTE, "bash", "-c", script));
    }

    private CompletableFuture<ProgramResult> shellInBackground(String script) {
        CompletableFuture<ProgramResult> result = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        result.complete(shell(script));
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                })
                .start();
        return result;
    }

    private void awaitFile(String name) {
        await().until(() -> Files.exists(scope.directory().resolve(name)));
    }

    private void cancel() {
        flag.request(Stop.now(StopReason.CANCELLED, HeardBy.EVENT));
    }

    @Test
    void runsInTheJobsDirectoryWithItsIdAndNoInput() {
        ProgramResult result = shell("pwd; echo $MOVIEGEN_JOB_ID; cat; echo sorry >&2; exit 3");
        assertThat(result.outputTail()).isEqualTo(scope.directory() + "\n" + JOB + "\n");
        assertThat(result.errorTail()).isEqualTo("sorry\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.succeeded()).isFalse();
    }

    @Test
    void tellsEachLineAsItComes() {
        List<String> lines = new ArrayList<>();
        programs.run(Program.of(MINUTE, "printf", "one\\ntwo\\n").onLine(lines::add));
        await().until(() -> lines.equals(List.of("one", "two")));
    }

    @Test
    void keepsOnlyTheEndOfALotOfOutput() {
        ProgramResult result = shell("head -c 100000000 /dev/zero | tr '\\0' x >&2; echo the end >&2");
        assertThat(result.errorTail()).hasSizeLessThanOrEqualTo(64 * 1024).endsWith("the end\n");
    }

    @Test
    void aProgramThatIgnoresTermForksAndLeavesItsSessionDiesAtTheCancel() throws Exception {
        CompletableFuture<ProgramResult> running = shellInBackground(
                "trap '' TERM; setsid bash -c 'trap \"\" TERM; sleep 300 & touch forked; wait' & sleep 300");
        awaitFile("forked");
        long clicked = System.nanoTime();
        cancel();
        assertThat(programs.killed()).isGreaterThanOrEqualTo(3);
        assertThat(new ProcessScan(scope).living()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - clicked)).isLessThan(Duration.ofSeconds(1));
        assertThatThrownBy(running::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(MovieGeneratorCancelled.class);
    }

    @Test
    void aStoppedProgramDiesToo() {
        CompletableFuture<ProgramResult> running = shellInBackground("touch here; kill -STOP $$; sleep 300");
        awaitFile("here");
        cancel();
        assertThatThrownBy(running::join).hasCauseInstanceOf(MovieGeneratorCancelled.class);
    }

    @Test
    void nothingIsStartedOnceCancelled() {
        cancel();
        assertThatThrownBy(() -> shell("touch started")).isInstanceOf(MovieGeneratorCancelled.class);
        assertThat(scope.directory().resolve("started")).doesNotExist();
    }

    @Test
    void isKilledPastItsTimeLimit() {
        assertThatThrownBy(() -> programs.run(Program.of(Duration.ofMillis(300), "sleep", "300")))
                .isInstanceOf(ProgramTimedOut.class)
                .hasMessageContaining("longer than");
        assertThat(processes.killAllSeen(scope)).isEmpty();
    }

    @Test
    void isKilledWhenItSaysNothingForTooLong() {
        assertThatThrownBy(() -> programs.run(Program.of(MINUTE, "sleep", "300").quietFor(Duration.ofMillis(300))))
                .isInstanceOf(ProgramTimedOut.class)
                .hasMessageContaining("said nothing");
    }

    @Test
    void aGrandchildThatLivesOnIsFoundByItsEnvironmentAndProvenDead() throws Exception {
        shell("setsid sleep 300 >/dev/null 2>&1 & cd /; exit 0");
        await().until(() -> new ProcessScan(scope).living().size() == 1);
        assertThat(processes.killUntilProven(scope)).isEqualTo(1);
        assertThat(processes.killUntilProven(scope)).isZero();
    }

    @Test
    void aProcessThatHidesItsEnvironmentIsKilledBeforeTheProof() throws Exception {
        Files.createFile(scope.aliveFile());
        Process hidden =
                new ProcessBuilder("flock", "-s", "-F", scope.aliveFile().toString(), "sleep", "300").start();
        await().until(() -> Files.readString(Path.of("/proc/" + hidden.pid() + "/cmdline"), UTF_8)
                .startsWith("sleep"));
        assertThat(processes.killUntilProven(scope)).isEqualTo(1);
        assertThat(hidden.waitFor(5, TimeUnit.SECONDS))
                .as("only its end gives the lock")
                .isTrue();
    }

    /** Neither its environment nor its working directory says whose it is: it is found by the lock that it inherited. */
    @Test
    void aProcessThatHidesFromProcIsFoundByTheLockThatItHolds() throws Exception {
        shell("cd /; setsid env -i bash -c 'sleep 300 & wait' >/dev/null 2>&1 & sleep 0.2; exit 0");
        assertThat(new ProcessScan(scope).living()).isEmpty();
        assertThat(new ProcessScan(scope).holding(scope.aliveFile())).isNotEmpty();

        assertThat(processes.killUntilProven(scope)).isGreaterThanOrEqualTo(1);

        assertThat(new ProcessScan(scope).holding(scope.aliveFile())).isEmpty();
    }

    @Test
    void aProgramThatEndsWellWithoutAWordIsNoError() {
        assertThat(shell("exit 0")).isEqualTo(new ProgramResult(0, "", ""));
    }

    @Test
    void aProgramThatFloodsItsErrorsDiesAtTheCancel() {
        CompletableFuture<ProgramResult> running = shellInBackground("touch here; cat /dev/zero | tr '\\0' x >&2");
        awaitFile("here");
        cancel();
        assertThatThrownBy(running::join).hasCauseInstanceOf(MovieGeneratorCancelled.class);
        assertThat(processes.killAllSeen(scope)).isEmpty();
    }

    @Test
    void aMissingProgramIsAnErrorWithItsName() {
        ProgramResult result = programs.run(Program.of(MINUTE, "no-such-program"));
        assertThat(result.succeeded()).isFalse();
        assertThat(result.errorTail()).contains("no-such-program");
    }
}
