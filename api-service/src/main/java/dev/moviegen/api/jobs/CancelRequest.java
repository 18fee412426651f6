package dev.moviegen.api.jobs;

import java.util.Set;

/**
 * Somebody wants a job stopped.
 *
 * @param requestedBy {@code visitor} (page), {@code api} (JSON API) or {@code operator}
 * @param reason a stable word ({@code wrong_url too_slow duplicate other}), at most {@value #MAX_REASON} characters, or empty
 * @param note free text, at most {@value #MAX_NOTE} characters, or empty
 * @param address where the caller is, for the limit; never stored
 */
public record CancelRequest(String jobId, String requestedBy, String reason, String note, CallerAddress address) {

    public static final int MAX_REASON = 100;
    public static final int MAX_NOTE = 500;

    private static final Set<String> REASONS = Set.of("wrong_url", "too_slow", "duplicate", "other");

    /** The operator is not counted: a hundred cancels at once are what the console is for. */
    public static CancelRequest byOperator(String jobId, String reason, String note) {
        return new CancelRequest(jobId, "operator", reason, note, CallerAddress.NONE);
    }

    /** A form offers these words only; anything else in its place is no reason. */
    public static String offered(String reason) {
        return REASONS.contains(reason) ? reason : "";
    }

    /** A form's field takes no more than this; what is longer has come by another way, and its beginning will do. */
    public static String bounded(String note) {
        return note.substring(0, Math.min(MAX_NOTE, note.length()));
    }
}
