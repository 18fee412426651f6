package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The containers, from nothing; the order is that of a day: work, accidents, and in the end everything down and up again. */
@Tag("docker")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration A_VIDEO = Duration.ofMinutes(8);

    private static ComposeStack stack;
    private static Api api;

    @BeforeAll
    static void upFromNothing() {
        stack = new ComposeStack();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "compose-end"));
        stack.build();
        stack.up();
        api = new Api(stack.url());
    }

    @Test
    @Order(1)
    void everyContainerIsConfinedAndOnlyThePageIsPublishedOnLoopback() {
        assertThat(stack.workers()).hasSize(3);
        for (String id : stack.containers()) {
            assertThat(stack.inspect(
                            id, "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}"))
                    .isEqualTo("true [ALL] [no-new-privileges:true]");
            assertThat(stack.inspect(id, "{{.HostConfig.Init}} {{.HostConfig.LogConfig.Config}}"))
                    .isEqualTo("true map[max-file:3 max-size:10m]");
            assertThat(stack.inspect(id, "{{.HostConfig.Memory}}")).isNotEqualTo("0");
        }
        for (String service : ComposeStack.SERVICES) {
            for (String id : stack.containers(service)) {
                assertThat(stack.docker("exec", id, "id", "-u")).isNotEqualTo("0");
                String published = stack.docker("port", id);
                assertThat(published).isEqualTo(service.equals("api-service") ? "8000/tcp -> " + stack.address() : "");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-service", "worker-service"})
    @Order(1)
    void noImageHasACompilerInIt(String service) {
        assertThatThrownBy(() -> stack.docker("run", "--rm", "--entrypoint", "which", stack.image(service), "javac"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stack.docker("run", "--rm", "--entrypoint", "which", stack.image(service), "java"))
                .endsWith("/java");
    }

    @Test
    @Order(2)
    void aPersonCancelsAWaitingJobWhichNeverRuns() {
        List<String> busy = List.of(longJob("one"), longJob("two"), longJob("three"));
        busy.forEach(id -> awaitStatus(id, "processing"));
        try (Browser browser = Browser.reading("ja", stack.url())) {
            String waiting = browser.submit(stack.articles().url("/ja.html"));
            browser.awaitText("⏳ 待機中");
            browser.askToCancel();
            browser.click("#cancel-confirm");
            browser.awaitStatus("cancelled", SOON);
            browser.awaitText("処理が始まる前に止まりました");
            assertThat(api.job(waiting).path("proof").path("by").asString()).isEqualTo("api");
        }
        busy.forEach(ComposeIT::cancelUntilClean);
    }

    @Test
    @Order(2)
    void aPersonCancelsARunningJobAndItsDirectoryIsGone() {
        try (Browser browser = Browser.reading("ja", stack.url())) {
            String id = browser.submit(stack.articles().url("/long.html"));
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> "audio".equals(api.job(id).path("current_step").asString("")));
            assertThat(stack.disk()).contains(id);
            String worker = stack.workerOf(id);

            browser.askToCancel();
            browser.click("#cancel-confirm");

            browser.awaitStatus("cancelled", SOON);
            browser.awaitText("🚫 このジョブはキャンセルされました");
            browser.awaitText("停止");
            assertThat(stack.disk()).doesNotContain(id);
            assertThat(stack.docker("logs", worker))
                    .contains("Job " + id + " was cancelled", "Cleaned up cancelled job " + id);
        }
    }

    @Test
    @Order(2)
    void aPersonSeesNoButtonOnACompletedJob() {
        try (Browser browser = Browser.reading("ja", stack.url())) {
            String id = browser.submit(stack.articles().url("/ja.html"));
            browser.awaitStatus("completed", A_VIDEO);
            browser.awaitText("✅ 完了");
            assertThat(browser.has("#cancel-button")).isFalse();
            assertThat(api.cancel(id).body().path("detail").asString()).isEqualTo("Cannot cancel a completed job");
        }
    }

    @Test
    @Order(3)
    void anotherWorkerFinishesTheJobOfOneThatIsKilled() {
        String id = api.submit(stack.articles().url("/en.html"));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> "audio".equals(api.job(id).path("current_step").asString("")));
        stack.docker("kill", stack.workerOf(id));
        assertThat(stack.workers()).hasSize(2);

        awaitStatus(id, "completed");
        assertThat(claims(id)).isGreaterThan(1);
        stack.up();
        assertThat(stack.workers()).hasSize(3);
    }

    @Test
    @Order(3)
    void aCancelHoldsAlthoughItsWorkerIsKilledAtTheSameTime() {
        String id = longJob("killed");
        awaitStatus(id, "processing");
        stack.docker("kill", stack.workerOf(id));
        cancelUntilClean(id);
        assertThat(stack.disk()).doesNotContain(id);
        stack.up();
    }

    @Test
    @Order(4)
    void aCancelWorksWhileTheBrokerIsRestarted() {
        String running = longJob("broker");
        awaitStatus(running, "processing");
        Thread restart = new Thread(() -> stack.compose("restart", "rabbitmq"), "restart");
        restart.start();
        cancelUntilClean(running);
        String afterwards = awaitedSubmit();
        Awaitility.await().atMost(A_VIDEO).until(() -> !api.status(afterwards).equals("pending"));
        cancelUntilClean(afterwards);
        Awaitility.await().atMost(SOON).until(() -> !restart.isAlive());
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
    void afterDownAndUpNothingIsLost() {
        String cancelled = longJob("before");
        cancelUntilClean(cancelled);
        String completed = api.submit(stack.articles().url("/en.html"));
        awaitStatus(completed, "completed");
        String running = longJob("over");
        awaitStatus(running, "processing");

        for (String service : List.of("worker-service", "api-service", "pocketbase", "rabbitmq")) {
            stack.compose("stop", service);
            assertThat(stack.containers(service))
                    .allSatisfy(id -> assertThat(stack.inspect(id, "{{.State.ExitCode}} {{.State.OOMKilled}}"))
                            .as(service + " ends by itself within its time")
                            .doesNotStartWith("137")
                            .endsWith("false"));
        }
        stack.down();
        stack.up();

        assertThat(api.status(cancelled)).isEqualTo("cancelled");
        assertThat(api.file("/api/jobs/" + completed + "/video").statusCode()).isEqualTo(200);
        awaitStatus(running, "processing");
        Awaitility.await().atMost(SOON).until(() -> claims(running) > 1);
        cancelUntilClean(running);
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
        cancelUntilClean(longJob("renewed"));
        assertThat(stack.logs()).doesNotContain(before).doesNotContain(stack.secrets());
    }

    @AfterAll
    static void down() {
        stack.close();
    }

    /** Busy for longer than a test needs; a page that does not answer would fail its job after 20 s. */
    private static String longJob(String name) {
        return api.submit(stack.articles().url("/long.html?" + name));
    }

    /** A job is accepted as soon as there is a broker to tell. */
    private static String awaitedSubmit() {
        return Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> longJob("afterwards"), id -> !id.isEmpty());
    }

    private static void awaitStatus(String id, String status) {
        Awaitility.await(id + " is " + status)
                .atMost(A_VIDEO)
                .until(() -> api.status(id).equals(status));
    }

    private static long claims(String id) {
        long claims = 0;
        for (JsonNode entry : api.get("/api/jobs/" + id + "/timeline").body().path("entries")) {
            claims += entry.path("name").asString().equals("claimed") ? 1 : 0;
        }
        return claims;
    }

    private static void cancelUntilClean(String id) {
        assertThat(api.cancel(id).status()).isEqualTo(200);
        Awaitility.await(id + " is cleaned up")
                .atMost(Duration.ofSeconds(90))
                .until(() -> !api.job(id).path("cleaned_at").isNull());
    }
}
