package dev.moviegen.api.jobs;

import dev.moviegen.store.Job;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What somebody asks for.
 *
 * @param url address of the article, as typed
 * @param language {@code auto}, {@code ja} or {@code en}
 * @param options further wishes, see {@link SubmissionCheck}
 * @param visitor the browser's random id, empty for a program; stored as a keyed hash
 * @param address where the caller is; stored as a keyed hash
 */
public record Submission(
        String url, String language, Map<String, Object> options, String visitor, CallerAddress address) {

    /** The input of an old job once more, for whoever asks now. */
    public static Submission again(Job old, String visitor, CallerAddress address) {
        Map<String, Object> options = new HashMap<>();
        old.options().properties().forEach(option -> {
            JsonNode value = option.getValue();
            options.put(option.getKey(), value.isBoolean() ? (Object) value.asBoolean() : value.asString(""));
        });
        return new Submission(old.url(), old.language(), options, visitor, address);
    }
}
