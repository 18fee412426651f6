package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations.md says of a backup, and of the cancels that were answered after it. */
@Tag("docker")
@Order(3)
class ComposeRestoreIT {

    private final ComposeStack stack = ComposeStack.shared();
    private final ComposeJobs jobs = new ComposeJobs(stack);

    @Test
    void aCancelAfterTheBackupIsMadeAgainBeforeAnybodyWorks(@TempDir Path folder) throws IOException {
        String completed = jobs.api().submit(stack.articles().url("/en.html"));
        jobs.awaitStatus(completed, "completed");
        String running = jobs.longOne("restored");
        jobs.awaitNarration(running);

        stack.script("docker/backup", folder.toString());
        everyFileIsForItsOwnerAlone(folder);
        jobs.cancelUntilClean(running);
        String afterwards = jobs.longOne("afterwards");
        jobs.awaitStatus(afterwards, "processing");

        String said = stack.script("docker/restore", folder.toString());

        // 200: the restored store had forgotten the cancel, and it was made again.
        assertThat(said).contains(running + " 200");
        assertThat(stack.workers()).hasSize(3);
        assertThat(jobs.api().status(running)).isEqualTo("cancelled");
        assertThat(jobs.api().get("/api/jobs/" + afterwards).status()).isEqualTo(404);
        assertThat(jobs.api().file("/api/jobs/" + completed + "/video").statusCode())
                .isEqualTo(200);
        Awaitility.await("nothing is left of " + running + " and " + afterwards)
                .atMost(ComposeJobs.SOON)
                .until(() -> !jobs.api().job(running).path("cleaned_at").isNull()
                        && stack.disk().stream().noneMatch(List.of(running, afterwards)::contains));
        assertThat(jobs.claims(running)).isEqualTo(1);
    }

    private static void everyFileIsForItsOwnerAlone(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }
}
