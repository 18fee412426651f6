package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The containers, up from nothing, and a person before the page. */
@Tag("docker")
@Order(1)
class ComposeIT {

    private final ComposeStack stack = ComposeStack.shared();
    private final ComposeJobs jobs = new ComposeJobs(stack);

    @Test
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

    @Test
    void everyServiceHasBoundsAHealthCheckThatWaitsForItsStartAndTimeToEnd() {
        for (String service : ComposeStack.SERVICES) {
            for (String id : stack.containers(service)) {
                assertThat(stack.inspect(id, "{{.HostConfig.PidsLimit}} {{.HostConfig.RestartPolicy.Name}}"))
                        .isEqualTo("512 unless-stopped");
                // Not at once after another test has let it stand still.
                await(service + " is healthy")
                        .atMost(Duration.ofMinutes(1))
                        .until(() ->
                                stack.inspect(id, "{{.State.Health.Status}}").equals("healthy"));
                assertThat(stack.inspect(id, "{{.Config.Healthcheck.StartPeriod}}"))
                        .as(service)
                        .matches("20s|5m0s");
                assertThat(Integer.parseInt(stack.inspect(id, "{{.Config.StopTimeout}}")))
                        .as(service)
                        .isGreaterThanOrEqualTo(10);
            }
        }
    }

    /** What Prometheus or the store has to know too is handed over as a copy, and nothing with it. */
    @ParameterizedTest
    @CsvSource({
        "rabbitmq, admin-password definitions-again.json definitions.json monitor-password",
        "pocketbase, admin-password api-password worker-password",
        "api-service, broker-password hash-key metrics-password operator-password store-password",
        "worker-service, broker-password store-password"
    })
    void aContainerHasTheSecretsThatItNeedsAndNoOthers(String service, String secrets) {
        String files = stack.compose("exec", "--no-TTY", service, "ls", "/run/secrets");
        assertThat(files.lines()).containsExactly(secrets.split(" "));
    }

    /** As observability/prometheus.yml asks for it: an alert on a name that nobody measures would never ring. */
    @Test
    void everythingThatAnAlertLooksAtIsMeasured() throws IOException {
        jobs.cancelUntilClean(jobs.longOne("measured"));
        String measured = scraped("rabbitmq", 15692, "/metrics", "")
                + scraped(
                        "rabbitmq",
                        15692,
                        "/metrics/detailed?vhost=moviegen&family=queue_coarse_metrics" + "&family=queue_consumer_count",
                        "")
                + scraped(
                        "localhost",
                        8000,
                        "/actuator/prometheus",
                        "Authorization: Basic $(printf metrics:%s $(cat /run/secrets/metrics-password) | base64 -w0)\\r\\n");
        Matcher named = Pattern.compile("\\b(?:rabbitmq|moviegen|http)_\\w+")
                .matcher(Files.readString(Checkout.folder().resolve("observability/alerts.yml")));
        List<String> names = named.results().map(MatchResult::group).distinct().toList();
        assertThat(names).hasSizeGreaterThan(6);
        assertThat(measured.lines().map(line -> line.split("[{ ]", 2)[0])).containsAll(names);
    }

    /** Read inside, where Prometheus would be. */
    private String scraped(String host, int port, String path, String header) {
        String call = "exec 3<>/dev/tcp/%s/%d; printf \"GET %s HTTP/1.0\\r\\nHost: %s\\r\\n%s\\r\\n\" >&3; cat <&3"
                .formatted(host, port, path, host, header);
        return stack.compose("exec", "--no-TTY", "api-service", "bash", "-c", call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-service", "worker-service"})
    void noImageHasACompilerInIt(String service) {
        assertThatThrownBy(() -> stack.docker("run", "--rm", "--entrypoint", "which", stack.image(service), "javac"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stack.docker("run", "--rm", "--entrypoint", "which", stack.image(service), "java"))
                .endsWith("/java");
    }

    /** What does not suit the jar or the Java is not mapped for longer than it takes to see that; the start goes on without. */
    @ParameterizedTest
    @ValueSource(strings = {"api-service", "worker-service"})
    void aServiceHasStartedFromTheClassesThatItsImageHasReady(String service) {
        for (String id : stack.containers(service)) {
            assertThat(stack.docker("exec", id, "bash", "-c", "grep -ls /app/classes.aot /proc/[0-9]*/maps || true"))
                    .isNotEmpty();
        }
    }

    @Test
    void aPersonCancelsAWaitingJobWhichNeverRuns() {
        // Busy ones may be done too soon: how long that takes depends on the machine.
        List<String> workers = stack.workers();
        workers.forEach(id -> stack.docker("pause", id));
        try (Browser browser = Browser.reading("ja", stack.url())) {
            String waiting = browser.submit(stack.articles().url("/ja.html"));
            browser.awaitText("⏳ 待機中");
            browser.askToCancel();
            browser.click("#cancel-confirm");
            browser.awaitStatus("cancelled", ComposeJobs.SOON);
            browser.awaitText("処理が始まる前に止まりました");
            assertThat(jobs.api().job(waiting).path("proof").path("by").asString())
                    .isEqualTo("api");
        } finally {
            workers.forEach(id -> stack.docker("unpause", id));
        }
        jobs.cancelUntilClean(jobs.longOne("afterwards"));
    }

    @Test
    void aPersonCancelsARunningJobAndItsDirectoryIsGone() {
        try (Browser browser = Browser.reading("ja", stack.url())) {
            String id = browser.submit(stack.articles().url("/long.html"));
            jobs.awaitNarration(id);
            assertThat(stack.disk()).contains(id);
            String worker = stack.workerOf(id);

            browser.askToCancel();
            browser.click("#cancel-confirm");

            browser.awaitStatus("cancelled", ComposeJobs.SOON);
            browser.awaitText("🚫 このジョブはキャンセルされました");
            browser.awaitText("停止");
            assertThat(stack.disk()).doesNotContain(id);
            assertThat(stack.docker("logs", worker))
                    .contains("Job " + id + " was cancelled", "Cleaned up cancelled job " + id);
        }
    }

    @Test
    void aPersonSeesNoButtonOnACompletedJob() {
        try (Browser browser = Browser.reading("ja", stack.url())) {
            String id = browser.submit(stack.articles().url("/ja.html"));
            browser.awaitStatus("completed", ComposeJobs.A_VIDEO);
            browser.awaitText("✅ 完了");
            assertThat(browser.has("#cancel-button")).isFalse();
            assertThat(jobs.api().cancel(id).body().path("detail").asString())
                    .isEqualTo("Cannot cancel a completed job");
        }
    }
}
