package dev.moviegen.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MakeVideoIT {

    private final RunningStack stack = RunningStack.shared();
    private final Api api = new Api(stack.url());

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void anArticleBecomesAVideoThatPlaysAndCannotBeCancelledAnyMore(String language) throws Exception {
        String id = api.submit(stack.articles().url("/" + language + ".html"));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> api.job(id).path("completed_at").isString());
        JsonNode job = api.job(id);
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("completed");
        assertThat(job.path("video_seconds").asDouble()).isBetween(20.0, 320.0);

        String files = "/api/jobs/" + id;
        HttpResponse<byte[]> part = api.file(files + "/video", "Range", "bytes=0-99");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(100);
        HttpResponse<byte[]> download = api.file(files + "/download");
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .contains("movie_" + id + ".mp4");
        assertThat(streamsOf(download.body())).contains("h264", "aac");
        assertThat(new String(api.file(files + "/captions.vtt").body(), UTF_8)).startsWith("WEBVTT");
        assertThat(new String(api.file(files + "/script.yaml").body(), UTF_8)).contains("sections:");
        assertThat(api.file(files + "/thumbnail.png").statusCode()).isEqualTo(200);

        Api.Reply cancel = api.cancel(id);
        assertThat(cancel.status()).isEqualTo(400);
        assertThat(cancel.body().path("detail").asString()).isEqualTo("Cannot cancel a completed job");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Files.notExists(stack.jobs().resolve(id)));
    }

    private String streamsOf(byte[] movie) throws IOException {
        Path file = Files.write(folder.resolve("movie.mp4"), movie);
        Process probe = new ProcessBuilder(
                        "ffprobe", "-v", "error", "-show_entries", "stream=codec_name", file.toString())
                .start();
        return new String(probe.getInputStream().readAllBytes(), UTF_8);
    }
}
