package dev.moviegen.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.store.Job;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFilesIT extends ApiOnRealParts {

    @TempDir
    Path folder;

    @Test
    void sendsTheVideoWholeOrInPartsOrNotAgain() throws Exception {
        String video = "/api/jobs/" + jobWithVideo() + "/video";
        HttpResponse<String> whole = get(video);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo("0123456789");
        assertThat(whole.headers().firstValue("Content-Type")).hasValue("video/mp4");
        HttpResponse<String> part = get(video, "Range", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-4/10");
        String etag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(get(video, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(get(video, "Range", "bytes=50-").statusCode()).isEqualTo(416);
        assertThat(get(video, "Range", "bytes=2-4", "If-Range", "\"another\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> answer = head("/api/jobs/" + jobWithVideo() + "/video");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("10");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void offersTheDownloadUnderTheJobsName() throws Exception {
        String jobId = jobWithVideo();
        assertThat(get("/api/jobs/" + jobId + "/download").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"movie_" + jobId + ".mp4\"");
    }

    @Test
    void sendsCaptionsScriptAndThumbnail() throws Exception {
        String job = "/api/jobs/" + jobWithVideo();
        assertThat(get(job + "/captions.vtt").body()).startsWith("WEBVTT");
        assertThat(get(job + "/script.yaml").body()).startsWith("title");
        assertThat(get(job + "/thumbnail.png").headers().firstValue("Content-Type"))
                .hasValue("image/png");
    }

    @Test
    void saysThatTheVideoIsNotReady() throws Exception {
        HttpResponse<String> answer = get("/api/jobs/" + submit() + "/video");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asString()).isEqualTo("video_not_ready");
    }

    private String jobWithVideo() throws Exception {
        String jobId = submit();
        claim(jobId);
        Map<String, Path> files = Map.of(
                "video", file("movie.mp4", "0123456789"),
                "captions", file("captions.vtt", "WEBVTT\n"),
                "script", file("script.yaml", "title: x\n"),
                "thumbnail", file("thumbnail.png", "PNG"));
        Map<String, Object> fields =
                Map.of("status", "completed", "owner", "w1#1", "epoch", 1, "video_seconds", 1.5, "video_size", 10);
        asWorker.upload(Job.COLLECTION, jobId, fields, files).send();
        return jobId;
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }
}
