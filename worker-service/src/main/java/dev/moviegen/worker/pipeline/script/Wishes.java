package dev.moviegen.worker.pipeline.script;

import dev.moviegen.store.ArticleLimits;
import dev.moviegen.store.Job;
import dev.moviegen.store.Length;

/**
 * What was chosen for a job beside its article.
 *
 * @param language {@code auto}, {@code ja} or {@code en}
 * @param dialogue whether two tell it
 * @param length how long the video may become
 */
record Wishes(String language, boolean dialogue, Length length) {

    static Wishes of(Job job) {
        return new Wishes(
                job.language(),
                job.options().path("dialogue").asBoolean(false),
                Length.of(job.options().path("length").asString("full")));
    }

    /** How much of the article's own may be told. */
    int characters(Language telling, int sections, ArticleLimits limits) {
        return telling.charactersIn(length.minutes(limits)) - (dialogue ? Dialogue.questions(sections, telling) : 0);
    }
}
