package dev.moviegen.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.moviegen.store.ArticleLimits;
import dev.moviegen.store.Job;
import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.process.JobProcesses;
import dev.moviegen.worker.process.JobPrograms;
import dev.moviegen.worker.process.JobScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All four steps with real programs: the bundled articles become movies. */
@SuppressWarnings("NullAway.Init")
class ArticleToMovieTest {

    private static final String STEPS = "dev.moviegen.worker.pipeline.";
    private static final Path ARTICLES = Path.of("../articles");

    @TempDir
    Path directory = Path.of("");

    private HttpServer site;

    @BeforeEach
    void publishArticles() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            Path file = ARTICLES.resolve(exchange.getRequestURI().getPath().substring(1));
            String type = file.toString().endsWith(".png") ? "image/png" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void unpublish() {
        site.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"ja.html, ja, jpn, 7", "en.html, en, eng, 6"})
    void becomesAMovieThatCanBeSeenAndHeard(String article, String language, String code, int chapters)
            throws Exception {
        make(article);

        JsonNode movie = json("ffprobe -v error -show_streams -show_format -show_chapters -of json movie.mp4");
        assertThat(movie.at("/streams/0/codec_name").asString()).isEqualTo("h264");
        assertThat(movie.at("/streams/1/tags/language").asString()).isEqualTo(code);
        assertThat(movie.at("/chapters")).hasSize(chapters);
        assertThat(movie.at("/format/duration").asDouble(0)).isBetween(60.0, 300.0);
        assertThat(loudness()).isBetween(-28.0, -12.0);
        assertThat(directory.resolve("images/2.png")).isNotEmptyFile();
        assertThat(Files.readString(directory.resolve("script.yaml"))).contains("language: \"" + language + "\"");
        assertThat(movie.at("/format/tags/comment").asString()).contains("Voice: ");
    }

    private void make(String article) throws Exception {
        String pair = "127.0.0.1:" + site.getAddress().getPort();
        Job row = new Job(JsonMapper.shared()
                .createObjectNode()
                .put("id", "job1")
                .put("url", "http://" + pair + "/" + article)
                .put("language", "auto"));
        CancellationFlag flag = new CancellationFlag("job1");
        JobScope scope = new JobScope("job1", directory, directory.resolve(".alive"));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Steps.class)
                        .web(WebApplicationType.NONE)
                        .run("--moviegen.fetch.allow=" + pair);
                JobPrograms programs = new JobPrograms(scope, new JobProcesses(), flag)) {
            JobContext job = new JobContext(row, directory, flag, (percent, key, args) -> {}, programs);
            for (Step step : context.getBeanProvider(Step.class).orderedStream().toList()) {
                step.run(job);
            }
        }
    }

    /** Mean volume in dB below full scale. */
    private double loudness() throws IOException {
        String report = new String(
                start("ffmpeg -nostdin -v info -i movie.mp4 -vn -sn -af volumedetect -f null -")
                        .getErrorStream()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        return Double.parseDouble(report.replaceAll("(?s).*mean_volume: (\\S+) dB.*", "$1"));
    }

    private JsonNode json(String command) throws IOException {
        return JsonMapper.shared().readTree(start(command).getInputStream());
    }

    private Process start(String command) throws IOException {
        return new ProcessBuilder(command.split(" "))
                .directory(directory.toFile())
                .start();
    }

    @Configuration
    @ComponentScan({STEPS + "script", STEPS + "audio", STEPS + "slides", STEPS + "video"})
    @ConfigurationPropertiesScan({STEPS + "script", STEPS + "audio"})
    @EnableConfigurationProperties(ArticleLimits.class)
    static class Steps {}
}
