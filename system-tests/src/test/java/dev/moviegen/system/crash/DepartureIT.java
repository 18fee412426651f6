package dev.moviegen.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import dev.moviegen.system.JobProcesses;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker that is asked to end (SIGTERM) is gone within 10 s; its jobs go on elsewhere at once, and that is no death. */
class DepartureIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final long LIMIT_MS = 10_000;

    private Parts parts;
    private Aftermath aftermath;

    @BeforeEach
    void start() throws Exception {
        parts = new Parts();
        aftermath = new Aftermath(parts);
    }

    @AfterEach
    void stop() throws Exception {
        aftermath.close();
        parts.close();
    }

    @Test
    void handsItsJobsBackWithWhatIsFinishedAndCleansTheCancelledOnes() throws Exception {
        parts.pauseWorker();
        try (Child leaving = parts.anotherWorker()) {
            String goesOn = submitAndAwait("?slides=stay", "slides.started");
            String cancelled = submitAndAwait("?audio=stay,fork,setsid", "audio.started");
            String name = parts.row(goesOn).owner().replaceFirst("#.*", "");
            parts.resumeWorker();

            assertThat(parts.api.cancel(cancelled).status()).isEqualTo(200);
            assertThat(leaving.terminate()).as("ms until it is gone").isLessThan(LIMIT_MS);
            assertThat(parts.rows.list("workers", Query.where("worker = " + PocketBase.quoted(name))))
                    .as("what it said at the end")
                    .singleElement()
                    .satisfies(said -> assertThat(said.path("left").asBoolean()).isTrue());

            awaitEnd("cancelled", cancelled);
            await("it goes on at the other worker")
                    .atMost(SOON)
                    .until(() -> parts.row(goesOn).epoch() == 2);
            await().atMost(SOON).until(() -> parts.worker.count(goesOn + ": step audio is done already") == 1);
            assertThat(parts.row(goesOn).deaths()).as("deaths").isZero();
            await().atMost(SOON).until(() -> !JobProcesses.of(goesOn).isEmpty());

            assertThat(parts.api.cancel(goesOn).status()).isEqualTo(200);
            awaitEnd("cancelled", goesOn);
        }
    }

    private String submitAndAwait(String acts, String file) {
        String id = parts.api.submit("https://example.org/article" + acts);
        await(file).atMost(SOON).until(() -> Files.exists(parts.jobs.resolve(id).resolve(file)));
        return id;
    }

    private void awaitEnd(String status, String id) {
        await(status).atMost(SOON).untilAsserted(() -> aftermath.assertEndedAs(status, id));
    }
}
