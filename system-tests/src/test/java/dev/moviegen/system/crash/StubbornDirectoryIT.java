package dev.moviegen.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.system.JobProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job's directory that goes slowly, or not at all: nobody waits for it, and nobody says that it is gone. */
class StubbornDirectoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MANY = 100_000;
    private static final long AN_ANSWER_MS = 2_000;

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
    void aHundredThousandFilesGoWhileOthersAreCancelledAsFastAsEver() throws Exception {
        String heavy = submitAndAwait("?audio=litter,stay");
        String other = submitAndAwait("?audio=stay,fork");
        assertThat(entries(parts.jobs.resolve(heavy).resolve("litter"))).isEqualTo(MANY);

        long asked = System.nanoTime();
        assertThat(parts.api.cancel(heavy).status()).isEqualTo(200);
        long answered = msSince(asked);
        await("renamed").pollInterval(Duration.ofMillis(5)).until(() -> Files.notExists(parts.jobs.resolve(heavy)));
        long renamed = msSince(asked);
        long askedMeanwhile = System.nanoTime();
        assertThat(parts.api.cancel(other).status()).isEqualTo(200);
        long answeredMeanwhile = msSince(askedMeanwhile);
        assertThat(isInTheTrash(heavy)).as("the files are still being deleted").isTrue();
        awaitEnd("cancelled", other);
        await("deleted").atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> !isInTheTrash(heavy));
        long deleted = msSince(asked);
        awaitEnd("cancelled", heavy);

        System.out.printf(
                "%d files: answered %d ms, renamed %d ms, deleted %d ms; another cancel meanwhile answered %d ms%n",
                MANY, answered, renamed, deleted, answeredMeanwhile);
        assertThat(answered).isLessThan(AN_ANSWER_MS);
        assertThat(answeredMeanwhile).isLessThan(AN_ANSWER_MS);
        assertThat(parts.row(heavy).proof().orElseThrow().path("files").asInt()).isGreaterThanOrEqualTo(MANY);
    }

    /** Not even root deletes such a file. */
    @Test
    void aFileThatWillNotGoIsNeverToldAsGoneHoldsNobodyUpAndIsTriedUntilItIs() throws Exception {
        String stuck = submitAndAwait("?audio=stay,fork");
        Path file = parts.jobs.resolve(stuck).resolve("audio.started");
        assumeThat(attribute("+i", file))
                .as("SKIPPED: no right to make a file immutable")
                .isTrue();
        assertThat(parts.api.cancel(stuck).status()).isEqualTo(200);
        await("renamed").until(() -> Files.notExists(parts.jobs.resolve(stuck)));
        Path kept = inTheTrash(stuck).orElseThrow().resolve("audio.started");
        try {
            await("given up for now")
                    .atMost(SOON)
                    .until(() ->
                            parts.worker.count("Job " + stuck + " was cancelled but cannot be cleaned up yet") > 0);
            String other = submitAndAwait("?audio=stay");
            assertThat(parts.api.cancel(other).status()).isEqualTo(200);
            awaitEnd("cancelled", other);
            await("tried again")
                    .atMost(SOON)
                    .until(() ->
                            parts.worker.count("Job " + stuck + " was cancelled but cannot be cleaned up yet") > 1);
            assertThat(kept).exists();
            assertThat(JobProcesses.of(stuck)).isEmpty();
            assertThat(parts.row(stuck).cleanedAt()).as("cleaned_at").isEmpty();
            assertThat(aftermath.idsOf(parts.row(stuck), "cleaned-up")).isEmpty();
        } finally {
            attribute("-i", kept);
        }
        awaitEnd("cancelled", stuck);
    }

    private String submitAndAwait(String acts) {
        String id = parts.api.submit("https://example.org/article" + acts);
        await("it runs")
                .atMost(SOON)
                .until(() -> Files.exists(parts.jobs.resolve(id).resolve("audio.started")));
        return id;
    }

    private void awaitEnd(String status, String id) {
        await(status).atMost(SOON).untilAsserted(() -> aftermath.assertEndedAs(status, id));
    }

    private static long msSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private boolean isInTheTrash(String id) {
        return inTheTrash(id).isPresent();
    }

    private Optional<Path> inTheTrash(String id) {
        try (Stream<Path> trash = Files.list(parts.jobs.resolve(".trash"))) {
            return trash.filter(entry -> entry.getFileName().toString().startsWith(id))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    private static boolean attribute(String change, Path file) throws Exception {
        return new ProcessBuilder("chattr", change, file.toString()).start().waitFor() == 0;
    }
}
