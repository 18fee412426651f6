package dev.moviegen.worker.pipeline.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One topic: a slide with its bullets, and what is said meanwhile.
 *
 * @param sourceImageUrl a picture of the article that belongs here, if any
 */
public record Section(
        String title,
        List<Narration> narrations,
        List<String> bullets,
        @Nullable String sourceImageUrl) {

    public Section {
        narrations = List.copyOf(narrations);
        bullets = List.copyOf(bullets);
    }
}
