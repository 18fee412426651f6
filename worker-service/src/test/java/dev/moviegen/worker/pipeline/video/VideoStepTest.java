package dev.moviegen.worker.pipeline.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.moviegen.worker.pipeline.Bench;
import dev.moviegen.worker.pipeline.StepFailed;
import dev.moviegen.worker.pipeline.slides.SlidesStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VideoStepTest {

    @TempDir
    Path directory = Path.of("");

    private Bench bench = new Bench(directory);

    @BeforeEach
    void drawAndSpeak() throws Exception {
        bench = new Bench(directory);
        Bench.snow().write(directory);
        bench.sound(2.513, 6.101, 4.2);
        new SlidesStep(Path.of("/usr/share/fonts/truetype/bizud-gothic")).run(bench.job());
        bench.reports.clear();
    }

    @Test
    void makesAMovieThatPlaysAnywhere() throws Exception {
        new VideoStep().run(bench.job());

        JsonNode movie = probe();
        assertThat(movie.at("/streams/0/codec_name").asString()).isEqualTo("h264");
        assertThat(movie.at("/streams/0/pix_fmt").asString()).isEqualTo("yuv420p");
        assertThat(movie.at("/streams/1/codec_name").asString()).isEqualTo("aac");
        assertThat(movie.at("/streams/2/codec_name").asString()).isEqualTo("mov_text");
        double seconds = Double.parseDouble(Files.readString(directory.resolve("seconds.txt")));
        assertThat(seconds).isBetween(2.513 + 6.101 + 4.2 + 4.5, 2.513 + 6.101 + 4.2 + 6.5);
        assertThat(movie.at("/format/duration").asDouble(0)).isCloseTo(seconds, within(0.2));
        assertThat(Double.parseDouble(movie.at("/streams/0/duration").asString()))
                .isCloseTo(seconds, within(0.1));
        assertThat(Double.parseDouble(movie.at("/streams/1/duration").asString()))
                .isCloseTo(seconds, within(0.1));
        assertThat(directory.resolve("thumbnail.png")).isNotEmptyFile();
        assertThat(directory.resolve("movie.mp4.part")).doesNotExist();
        assertThat(bench.reports).first().isEqualTo("0 video.rendering {percent=0}");
    }

    @Test
    void hasAChapterForEachSectionAndASubtitleForEachSentence() throws Exception {
        new VideoStep().run(bench.job());

        JsonNode chapters = probe().at("/chapters");
        assertThat(chapters).hasSize(2);
        assertThat(chapters.at("/1/tags/title").asString()).isEqualTo("温度と湿り気; 形 = 天気の手紙 #1");
        assertThat(Files.readString(directory.resolve("captions.vtt")))
                .startsWith("WEBVTT\n\n1\n00:00:01.520 --> 00:00:04.033 line:0\n雪の結晶は、")
                .contains("育ちます &amp; 美しい。");
    }

    @Test
    void failsWithTheEncodersLastWordsAndLeavesNoMovie() throws Exception {
        Files.writeString(directory.resolve("slides/002.png"), "broken");

        assertThatThrownBy(() -> new VideoStep().run(bench.job()))
                .isInstanceOfSatisfying(
                        StepFailed.class, failed -> assertThat(failed.code()).isEqualTo("video_failed"));
        assertThat(directory.resolve("movie.mp4")).doesNotExist();
    }

    @Test
    void doesNotMakeAFinishedMovieAgain() throws Exception {
        Files.writeString(directory.resolve("movie.mp4"), "finished before");

        new VideoStep().run(bench.job());

        assertThat(directory.resolve("movie.mp4")).hasContent("finished before");
    }

    private JsonNode probe() throws IOException {
        Process process = new ProcessBuilder(
                        "ffprobe -v error -show_streams -show_format -show_chapters -of json movie.mp4".split(" "))
                .directory(directory.toFile())
                .start();
        return JsonMapper.builder().build().readTree(process.getInputStream());
    }
}
