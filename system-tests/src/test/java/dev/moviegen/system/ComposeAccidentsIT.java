package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The containers on a bad day: accidents first, in the end everything down and up again. */
@Tag("docker")
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeAccidentsIT {

    private final ComposeStack stack = ComposeStack.shared();
    private final ComposeJobs jobs = new ComposeJobs(stack);

    @Test
    @Order(3)
    void anotherWorkerFinishesTheJobOfOneThatIsKilled() {
        // A short one would be done before it is known which container to kill.
        String id = jobs.longOne("survives");
        jobs.awaitNarration(id);
        stack.docker("kill", stack.workerOf(id));
        assertThat(stack.workers()).hasSize(2);

        jobs.awaitStatus(id, "completed");
        assertThat(jobs.claims(id)).isGreaterThan(1);
        stack.up();
        assertThat(stack.workers()).hasSize(3);
    }

    @Test
    @Order(3)
    void aCancelHoldsAlthoughItsWorkerIsKilledAtTheSameTime() {
        String id = jobs.longOne("killed");
        jobs.awaitStatus(id, "processing");
        stack.docker("kill", stack.workerOf(id));
        jobs.cancelUntilClean(id);
        assertThat(stack.disk()).doesNotContain(id);
        stack.up();
    }

    @Test
    @Order(4)
    void aCancelWorksWhileTheBrokerIsRestarted() {
        String running = jobs.longOne("broker");
        jobs.awaitStatus(running, "processing");
        Thread restart = new Thread(() -> stack.compose("restart", "rabbitmq"), "restart");
        restart.start();
        jobs.cancelUntilClean(running);
        String afterwards = jobs.longOneAsSoonAsPossible("afterwards");
        Awaitility.await()
                .atMost(ComposeJobs.A_VIDEO)
                .until(() -> !jobs.api().status(afterwards).equals("pending"));
        jobs.cancelUntilClean(afterwards);
        Awaitility.await().atMost(ComposeJobs.SOON).until(() -> !restart.isAlive());
    }

    @Test
    @Order(5)
    void noLogHasASecretInIt() {
        List<String> secrets = stack.secrets();
        assertThat(secrets).hasSizeGreaterThan(7);
        assertThat(stack.logs()).doesNotContain(secrets);
    }

    @Test
    @Order(6)
    void afterDownAndUpNothingIsLost(@TempDir Path backup) {
        String cancelled = jobs.longOne("before");
        jobs.cancelUntilClean(cancelled);
        String completed = jobs.api().submit(stack.articles().url("/en.html"));
        jobs.awaitStatus(completed, "completed");
        String running = jobs.longOne("over");
        jobs.awaitStatus(running, "processing");

        for (String service : List.of("worker-service", "api-service", "pocketbase", "rabbitmq")) {
            stack.compose("stop", service);
            assertThat(stack.containers(service))
                    .allSatisfy(id -> assertThat(stack.inspect(id, "{{.State.ExitCode}} {{.State.OOMKilled}}"))
                            .as(service + " ends by itself within its time")
                            .doesNotStartWith("137")
                            .endsWith("false"));
        }
        // A store that was stopped has no write-ahead log.
        stack.script("docker/backup", backup.toString());
        assertThat(backup.resolve("database.tar")).isNotEmptyFile();
        stack.down();
        stack.up();

        assertThat(jobs.api().status(cancelled)).isEqualTo("cancelled");
        assertThat(jobs.api().file("/api/jobs/" + completed + "/video").statusCode())
                .isEqualTo(200);
        jobs.awaitStatus(running, "processing");
        Awaitility.await().atMost(ComposeJobs.SOON).until(() -> jobs.claims(running) > 1);
        jobs.cancelUntilClean(running);
    }

    @Test
    @Order(7)
    void newPasswordsAreKnownToEverybodyAfterTheNextStart() {
        List<String> before = stack.secrets();
        stack.compose("run", "--rm", "passwords", "renew");
        stack.up("--force-recreate");

        List<String> kept =
                stack.secrets().stream().filter(before::contains).distinct().toList();
        assertThat(kept).as("the key of the hashes alone").hasSize(1);
        jobs.cancelUntilClean(jobs.longOne("renewed"));
        assertThat(stack.logs()).doesNotContain(before).doesNotContain(stack.secrets());
    }
}
