package dev.moviegen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.store.JobStatus;
import dev.moviegen.worker.scratch.Disk;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** One whole worker for all of its tests, on the real store and broker; only the steps are short programs of ours. */
@SpringBootTest
@Import(SlowPipeline.class)
@ExtendWith(OutputCaptureExtension.class)
abstract class WorkerOnRealParts {

    static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    Disk disk;

    StackForWorker stack;

    @DynamicPropertySource
    static void stack(DynamicPropertyRegistry registry) {
        StackForWorker.properties(registry);
    }

    @BeforeEach
    void connect() throws Exception {
        stack = new StackForWorker();
    }

    @AfterEach
    void disconnect() throws Exception {
        stack.close();
    }

    void awaitStatus(String id, JobStatus status) {
        await().atMost(SOON).until(() -> stack.job(id).status() == status);
    }

    void awaitStarted(String id, String step) {
        await().atMost(SOON).until(() -> Files.exists(disk.directoryOf(id).resolve(step + ".started")));
    }

    JsonNode awaitCleanedUp(String id) {
        await().atMost(SOON).until(() -> !stack.heard(id, "cleaned-up").isEmpty());
        assertThat(disk.directoryOf(id)).doesNotExist();
        return stack.heard(id, "cleaned-up").get(0).path("data");
    }

    void assertNothingIsLeftOf(String id) {
        await().atMost(SOON).until(() -> Files.notExists(disk.directoryOf(id)));
        for (String folder : new String[] {".trash", ".alive"}) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(disk.root().resolve(folder))
                            .isDirectoryNotContaining(
                                    p -> p.getFileName().toString().startsWith(id)));
        }
    }
}
