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
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** How much faster the Japanese article becomes a video than the video plays. */
final class SpeedFigures {

    /** What the product promises on two cores. */
    private static final double PROMISED = 6;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private record Movie(double seconds, double making, double processor) {

        double timesFaster() {
            return seconds / making;
        }

        /** At least that much on a machine that does nothing else: two cores share the work, and no time is lost waiting. */
        double timesFasterOnOneCore() {
            return seconds / processor;
        }
    }

    private final RunningStack stack;
    private final Api api;
    private final ProcessorTime processor;
    private final List<Movie> movies = new ArrayList<>();

    SpeedFigures(RunningStack stack, Api api) {
        this.stack = stack;
        this.api = api;
        this.processor = new ProcessorTime(stack);
    }

    /** The services have started before; the first movie still finds them cold. */
    void measure(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            double usedBefore = processor.seconds();
            long start = System.nanoTime();
            String id = api.submit(stack.articles().url("/ja.html"));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> api.job(id).path("completed_at").isString());
            double making = (System.nanoTime() - start) / 1e9;
            double used = processor.seconds() - usedBefore;
            JsonNode job = api.job(id);
            if (!job.path("status").asString().equals("completed")) {
                throw new IllegalStateException("No movie: " + job);
            }
            checkVoiceAndSize(id);
            movies.add(new Movie(job.path("video_seconds").asDouble(), making, used));
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
                "| run | seconds of video | seconds of making | times faster than it plays | seconds of processor time"
                        + " | times faster if one core did all of it alone |",
                "|---|---|---|---|---|---|"));
        for (Movie movie : movies) {
            rows.add(String.format(
                    Locale.ROOT,
                    "| %d | %.1f | %.1f | %.1f | %.1f | %.1f |",
                    movies.indexOf(movie) + 1,
                    movie.seconds(),
                    movie.making(),
                    movie.timesFaster(),
                    movie.processor(),
                    movie.timesFasterOnOneCore()));
        }
        rows.add("");
        rows.add(String.format(
                Locale.ROOT,
                "Promised on a machine that does nothing else: at least %.0f. Here: %s; by processor time alone: %s.",
                PROMISED,
                verdict(Movie::timesFaster),
                verdict(Movie::timesFasterOnOneCore)));
        return rows;
    }

    private String verdict(ToDoubleFunction<Movie> measure) {
        double slowest = movies.stream().mapToDouble(measure).min().orElseThrow();
        return slowest >= PROMISED ? "kept" : "NOT kept";
    }
}
