package dev.moviegen.worker.pipeline.script;

import org.jspecify.annotations.Nullable;

/**
 * One sentence: its text is the subtitle.
 *
 * @param reading how it is pronounced, in kana; Japanese only
 * @param personaId who says it; absent: the only narrator
 */
public record Narration(
        String text, @Nullable String reading, @Nullable String personaId) {}
