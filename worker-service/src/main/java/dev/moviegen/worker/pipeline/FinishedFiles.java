package dev.moviegen.worker.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the last step has left in the directory, as columns of the row. */
public record FinishedFiles(Map<String, Object> fields, Map<String, Path> files) {

    public static final String MOVIE = "movie.mp4";
    public static final String CAPTIONS = "captions.vtt";
    public static final String SCRIPT = "script.yaml";
    public static final String THUMBNAIL = "thumbnail.png";
    /** The play length in seconds, as text. */
    public static final String SECONDS = "seconds.txt";

    private static final Map<String, String> NAMES =
            Map.of("video", MOVIE, "captions", CAPTIONS, "script", SCRIPT, "thumbnail", THUMBNAIL);

    /** @param stepTimes no report follows that would tell how long the last step took */
    static FinishedFiles in(Path directory, Map<String, Object> stepTimes) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        NAMES.forEach((column, name) -> files.put(column, directory.resolve(name)));
        Map<String, Object> fields = new HashMap<>();
        fields.put("status", "completed");
        fields.put("step", "video");
        fields.put("steps", stepTimes);
        fields.put("progress", 100);
        fields.put("message", Map.of("key", "video.done", "args", Map.of()));
        fields.put("video_size", Files.size(directory.resolve(MOVIE)));
        fields.put("video_seconds", Double.parseDouble(Files.readString(directory.resolve(SECONDS))));
        return new FinishedFiles(fields, files);
    }
}
