package dev.moviegen.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.CrashPoint;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import dev.moviegen.system.Api;
import dev.moviegen.system.crash.CrashCase.Lot;
import dev.moviegen.system.crash.Parts.ArmedApi;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * P11 and, at every point, P3, P4, P7 and P8: a process that dies at any named point leaves no job stuck. Each point once;
 * with {@code -Dmoviegen.crash.points=all} every point for every lot of a job, or those that match it as a regular
 * expression, as {@code api-.*cancelled}.
 */
class CrashWalkIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private static Parts parts;
    private static Aftermath aftermath;

    @BeforeAll
    static void start() throws Exception {
        parts = new Parts();
        aftermath = new Aftermath(parts);
    }

    @AfterAll
    static void stop() throws Exception {
        aftermath.close();
        parts.close();
    }

    static List<CrashCase> deaths() {
        String wanted = System.getProperty("moviegen.crash.points", "");
        return switch (wanted) {
            case "" -> CrashCase.everyPointOnce();
            case "all" -> CrashCase.all();
            default ->
                CrashCase.all().stream()
                        .filter(death -> death.toString().matches(wanted))
                        .toList();
        };
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void endsWellWhoeverDiesWhere(CrashCase death) throws Exception {
        if (death.isOfWorker()) {
            workerDies(death);
        } else {
            apiDies(death);
        }
    }

    private static void workerDies(CrashCase death) throws Exception {
        parts.pauseWorker();
        String id;
        String status = "completed";
        try (Child dying = parts.workerDyingAt(death)) {
            id = parts.api.submit(address(death.cancelComesFirst() ? "audio=stay" : ""));
            if (death.cancelComesFirst()) {
                awaitStay(id);
                status = cancel(parts.api, id);
            }
            await("death").atMost(SOON).until(dying::isKilled);
            if (death.lot() == Lot.CANCELLED && !death.cancelComesFirst()) {
                status = cancel(parts.api, id);
                assertThat(status).isEqualTo(death.isTooLateToCancel() ? "completed" : "cancelled");
            }
        } finally {
            parts.resumeWorker();
        }
        awaitEnd(status, id);
    }

    private static void apiDies(CrashCase death) throws Exception {
        if (death.lot() == Lot.NEVER_CLAIMED) {
            parts.pauseWorker();
        }
        String url = address(death.lot() == Lot.CANCELLED ? "audio=stay" : "");
        try (ArmedApi dying = parts.apiDyingAt(death)) {
            if (death.isAt("CLEAN_UP_STAMP") && death.lot() == Lot.CANCELLED) {
                cancelUntilDead(dying);
                return;
            }
            boolean submits = death.lot() == Lot.LIVES || death.isAt("SUBMISSION");
            Api first = submits ? dying.calls() : parts.api;
            String id = submittedAt(first, url, death);
            if (!submits) {
                awaitReadyToCancel(id, death);
                tryToCancel(dying.calls(), id);
            }
            await("death").atMost(SOON).until(dying.process()::isKilled);
            awaitEnd(death.lot() == Lot.LIVES ? "completed" : cancel(parts.api, id), id);
        } finally {
            parts.resumeWorker();
        }
    }

    /** Both APIs hear of clean-ups, each of every other one. */
    private static void cancelUntilDead(ArmedApi dying) throws Exception {
        for (int i = 0; i < 10 && !dying.process().isKilled(); i++) {
            String id = parts.api.submit(address("audio=stay"));
            awaitStay(id);
            awaitEnd(cancel(parts.api, id), id);
        }
        assertThat(dying.process().isKilled()).isTrue();
    }

    /** Its answer may have died with it: then the row, if there is one, is found by its address. */
    private static String submittedAt(Api api, String url, CrashCase death) {
        try {
            return api.submit(url);
        } catch (UncheckedIOException noAnswer) {
            List<Job> found = rowsOf(url);
            assertThat(found).hasSize(death.point() == CrashPoint.API_BEFORE_SUBMISSION ? 0 : 1);
            return found.isEmpty() ? parts.api.submit(url) : found.get(0).id();
        }
    }

    private static List<Job> rowsOf(String url) {
        Query query = Query.where("url = " + PocketBase.quoted(url));
        return parts.rows.list(Job.COLLECTION, query).stream().map(Job::new).toList();
    }

    private static void tryToCancel(Api api, String id) {
        try {
            assertThat(api.cancel(id).status()).isEqualTo(200);
        } catch (UncheckedIOException noAnswer) {
            assertThat(noAnswer).isNotNull(); // whether it was accepted shows the next one that asks
        }
    }

    /** The status that the answer says the job has for ever. */
    private static String cancel(Api api, String id) {
        Api.Reply reply = api.cancel(id);
        return reply.status() == 200
                ? reply.body().path("status").asString()
                : reply.body().path("job_status").asString();
    }

    private static void awaitReadyToCancel(String id, CrashCase death) {
        if (death.lot() == Lot.CANCELLED) {
            awaitStay(id);
        } else {
            await().atMost(SOON).until(() -> parts.row(id).submittedAt().isPresent());
        }
    }

    private static void awaitStay(String id) {
        await("audio runs").atMost(SOON).until(() -> Files.exists(parts.jobs.resolve(id + "/audio.started")));
    }

    private static void awaitEnd(String status, String id) {
        await("end of " + id)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> aftermath.assertEndedAs(status, id));
    }

    private static String address(String acts) {
        return "https://example.org/" + UUID.randomUUID() + (acts.isEmpty() ? "" : "?" + acts);
    }
}
