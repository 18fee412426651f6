package dev.moviegen.api;

import dev.moviegen.store.Job;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Rows of jobs as the store sends them. */
public final class Rows {

    public static final String ID = "abcdefghijklmnopqrstuvwxy0";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, Object> columns = new LinkedHashMap<>();

    private Rows(String status) {
        with("id", ID)
                .with("status", status)
                .with("url", "https://example.org/a")
                .with("language", "ja");
        with("created", "2026-11-24 06:00:00.000Z").with("updated", "2026-11-24 06:00:01.000Z");
    }

    public static Rows pending() {
        return new Rows("pending");
    }

    public static Rows processing() {
        return new Rows("processing")
                .with("owner", "w1-7f3a#4")
                .with("epoch", 2)
                .with("disk", "d1")
                .with("started_at", "2026-11-24 06:00:10.000Z");
    }

    public static Rows cancelled() {
        return processing()
                .with("status", "cancelled")
                .with("cancelled_from", "processing")
                .with("requested_by", "api")
                .with("completed_at", "2026-11-24 06:01:00.000Z");
    }

    public static Rows neverClaimed() {
        return pending()
                .with("status", "cancelled")
                .with("cancelled_from", "pending")
                .with("requested_by", "visitor")
                .with("completed_at", "2026-11-24 06:01:00.000Z");
    }

    public static Rows completed() {
        return processing()
                .with("status", "completed")
                .with("completed_at", "2026-11-24 06:01:00.000Z")
                .with("video", "movie_x1.mp4")
                .with("video_seconds", 12.5)
                .with("video_size", 1234);
    }

    public static Rows failed() {
        return processing()
                .with("status", "failed")
                .with("completed_at", "2026-11-24 06:01:00.000Z")
                .with("error", Map.of("step", "audio", "code", "speech_failed", "detail", "no voice"));
    }

    public Rows with(String column, Object value) {
        columns.put(column, value);
        return this;
    }

    public Job job() {
        return new Job(MAPPER.valueToTree(columns));
    }
}
