package dev.moviegen.api.jobs;

/**
 * Somebody wants a job stopped.
 *
 * @param requestedBy {@code visitor} (page), {@code api} (JSON API) or {@code operator}
 * @param reason a stable word ({@code wrong_url too_slow duplicate other}), at most {@value #MAX_REASON} characters, or empty
 * @param note free text, at most {@value #MAX_NOTE} characters, or empty
 * @param address the caller's network address, for the limit; empty: not counted. Never stored
 */
public record CancelRequest(String jobId, String requestedBy, String reason, String note, String address) {

    public static final int MAX_REASON = 100;
    public static final int MAX_NOTE = 500;

    /** The operator is not counted: a hundred cancels at once are what the console is for. */
    public static CancelRequest byOperator(String jobId, String reason, String note) {
        return new CancelRequest(jobId, "operator", reason, note, "");
    }
}
