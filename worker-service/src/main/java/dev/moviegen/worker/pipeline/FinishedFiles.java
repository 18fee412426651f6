package dev.moviegen.worker.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the last step has left in the directory, as columns of the row. */
record FinishedFiles(Map<String, Object> fields, Map<String, Path> files) {

    private static final Map<String, String> NAMES = Map.of(
            "video", "movie.mp4", "captions", "captions.vtt", "script", "script.yaml", "thumbnail", "thumbnail.png");

    static FinishedFiles in(Path directory) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        NAMES.forEach((column, name) -> files.put(column, directory.resolve(name)));
        Map<String, Object> fields = new HashMap<>();
        fields.put("status", "completed");
        fields.put("step", "video");
        fields.put("progress", 100);
        fields.put("message", Map.of("key", "video.done", "args", Map.of()));
        fields.put("video_size", Files.size(directory.resolve("movie.mp4")));
        fields.put("video_seconds", Double.parseDouble(Files.readString(directory.resolve("seconds.txt"))));
        return new FinishedFiles(fields, files);
    }
}
