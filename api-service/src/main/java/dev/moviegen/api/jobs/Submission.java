package dev.moviegen.api.jobs;

import java.util.Map;

/**
 * What somebody asks for.
 *
 * @param url address of the article, as typed
 * @param language {@code auto}, {@code ja} or {@code en}
 * @param options further wishes, see {@link SubmissionCheck}
 * @param visitor the browser's random id, empty for a program; stored as a keyed hash
 * @param address the caller's network address; stored as a keyed hash
 */
public record Submission(String url, String language, Map<String, Object> options, String visitor, String address) {}
