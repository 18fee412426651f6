package dev.moviegen.system.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.moviegen.system.Api;
import dev.moviegen.system.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How much faster the Japanese article becomes a video than the video plays. */
final class SpeedFigures {

    /** What the product promises on two cores. */
    private static final double PROMISED = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private record Movie(double seconds, double making) {

        double timesFaster() {
            return seconds / making;
        }
    }

    private final RunningStack stack;
    private final Api api;
    private final List<Movie> movies = new ArrayList<>();

    SpeedFigures(RunningStack stack, Api api) {
        this.stack = stack;
        this.api = api;
    }

    /** The services have started before; the first movie still finds them cold. */
    void measure(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            String id = api.submit(stack.articles().url("/ja.html"));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> api.job(id).path("completed_at").isString());
            double making = (System.nanoTime() - start) / 1e9;
            JsonNode job = api.job(id);
            if (!job.path("status").asString().equals("completed")) {
                throw new IllegalStateException("No movie: " + job);
            }
            checkVoiceAndSize(id);
            movies.add(new Movie(job.path("video_seconds").asDouble(), making));
        }
    }

    private void checkVoiceAndSize(String id) throws IOException {
        Path movie = Files.createTempFile("moviegen-figures-", ".mp4");
        try {
            Files.write(movie, api.file("/api/jobs/" + id + "/video").body());
            String entries = "stream=width,height:format_tags=comment";
            Process probe = new ProcessBuilder(
                            "ffprobe", "-v", "error", "-show_entries", entries, "-of", "flat", movie.toString())
                    .start();
            String facts = new String(probe.getInputStream().readAllBytes(), UTF_8);
            if (!facts.contains("width=1280") || !facts.contains("height=720") || !facts.contains("Mei")) {
                throw new IllegalStateException("Not 1280x720 with the voice Mei: " + facts);
            }
        } finally {
            Files.delete(movie);
        }
    }

    List<String> table() {
        List<String> rows = new ArrayList<>(List.of(
                "| run | seconds of video | seconds of making | times faster than it plays |", "|---|---|---|---|"));
        for (Movie movie : movies) {
            rows.add(String.format(
                    Locale.ROOT,
                    "| %d | %.1f | %.1f | %.1f |",
                    movies.indexOf(movie) + 1,
                    movie.seconds(),
                    movie.making(),
                    movie.timesFaster()));
        }
        double slowest = movies.stream().mapToDouble(Movie::timesFaster).min().orElseThrow();
        rows.add("");
        rows.add(String.format(
                Locale.ROOT, "Promised: at least %.0f. %s.", PROMISED, slowest >= PROMISED ? "Kept" : "NOT kept"));
        return rows;
    }
}
