package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.StoreProcess;
import dev.moviegen.store.testing.StoredJobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a job: stored with its completion in one write, and given out as browsers ask for them. */
class StoredFilesIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final StoredJobs JOBS = new StoredJobs(STORE);
    private static final PocketBase API = new PocketBase(STORE.apiSettings());
    private static final PocketBase WORKER = new PocketBase(STORE.workerSettings());
    private static final String CONTENT = "a video of a few bytes";

    private static Job job;

    @BeforeAll
    static void complete() {
        job = new Job(WORKER.upload(
                        Job.COLLECTION,
                        JOBS.in(JobStatus.PROCESSING),
                        StoredJobs.underOwner(Map.of(
                                "status",
                                "completed",
                                "video_seconds",
                                12.5,
                                "video_size",
                                22,
                                "message",
                                Map.of("key", "video.done", "args", Map.of("n", 3)))),
                        ResultFiles.ofEveryKind())
                .send());
    }

    @AfterAll
    static void close() {
        API.close();
        WORKER.close();
    }

    private static FileAnswer video(Map<String, String> headers, boolean head) {
        return API.file(job, Job.COLLECTION, job.video(), headers, head);
    }

    private static String text(FileAnswer answer) throws IOException {
        return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void completionAndFilesArriveInOneWrite() {
        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.completedAt()).isPresent();
        assertThat(job.videoSeconds()).isEqualTo(12.5);
        assertThat(job.videoSize()).isEqualTo(22);
        assertThat(job.message()).contains(new Job.Message("video.done", Map.of("n", 3L)));
        assertThat(job.video()).matches("movie_\\w+\\.mp4");
        assertThat(job.captions()).endsWith(".vtt");
        assertThat(job.script()).endsWith(".yaml");
        assertThat(job.thumbnail()).endsWith(".png");
    }

    @Test
    void givesTheWholeFile() throws IOException {
        try (FileAnswer answer = video(Map.of(), false)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(text(answer)).isEqualTo(CONTENT);
            assertThat(answer.header("Content-Length")).contains("22");
            assertThat(answer.header("Accept-Ranges")).contains("bytes");
            assertThat(answer.header("ETag")).contains("\"" + job.video() + "\"");
        }
    }

    @Test
    void givesARangeAndRefusesOneThatIsNotThere() throws IOException {
        try (FileAnswer answer = video(Map.of("Range", "bytes=2-6"), false)) {
            assertThat(answer.status()).isEqualTo(206);
            assertThat(text(answer)).isEqualTo("video");
            assertThat(answer.header("Content-Range")).contains("bytes 2-6/22");
        }
        try (FileAnswer answer = video(Map.of("Range", "bytes=99-"), false)) {
            assertThat(answer.status()).isEqualTo(416);
            assertThat(answer.header("Content-Range")).contains("bytes */22");
        }
    }

    @Test
    void aRangeOfAnotherFileBecomesTheWholeFile() throws IOException {
        String own = "\"" + job.video() + "\"";
        try (FileAnswer answer = video(Map.of("Range", "bytes=2-6", "If-Range", "\"other\""), false)) {
            assertThat(answer.status()).isEqualTo(200);
        }
        try (FileAnswer answer = video(Map.of("range", "bytes=2-6", "if-range", own), false)) {
            assertThat(answer.status()).isEqualTo(206);
        }
    }

    @Test
    void aCallerWhoHasItGetsNoBody() throws IOException {
        try (FileAnswer answer = video(Map.of("If-None-Match", "\"x\", W/\"" + job.video() + "\""), false)) {
            assertThat(answer.status()).isEqualTo(304);
            assertThat(text(answer)).isEmpty();
        }
    }

    @Test
    void aHeadTellsAllButTheBody() throws IOException {
        try (FileAnswer answer = video(Map.of(), true)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Length")).contains("22");
            assertThat(text(answer)).isEmpty();
        }
    }

    @Test
    void whatIsNotStoredIsNotFound() throws IOException {
        try (FileAnswer answer = API.file(job, Job.COLLECTION, "other.mp4", Map.of(), false)) {
            assertThat(answer.status()).isEqualTo(404);
        }
        try (FileAnswer answer = API.file(job, Job.COLLECTION, "", Map.of(), false)) {
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Test
    void aStrangerDoesNotGetIt() {
        String path = "/api/files/jobs/" + job.id() + "/" + job.video();

        assertThat(RawStore.anonymous(STORE.url()).get(path).status()).isEqualTo(404);
        assertThat(RawStore.anonymous(STORE.url()).get(path + "?token=x").status())
                .isEqualTo(404);
    }

    @Test
    void aReaderWhoLeavesDoesNotWaitForTheRest(@TempDir Path folder) throws Exception {
        Job big = new Job(WORKER.upload(
                        Job.COLLECTION,
                        JOBS.in(JobStatus.PROCESSING),
                        StoredJobs.underOwner(Map.of("status", "completed")),
                        Map.of("video", ResultFiles.big(folder)))
                .send());
        long before = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            try (FileAnswer answer = API.file(big, Job.COLLECTION, big.video(), Map.of(), false)) {
                assertThat(answer.body().read()).isZero();
            }
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
}
