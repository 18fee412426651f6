package dev.moviegen.api.jobs;

/**
 * Somebody wants a job stopped.
 *
 * @param requestedBy {@code visitor} (page), {@code api} (JSON API) or {@code operator}
 * @param reason a stable word ({@code wrong_url too_slow duplicate other}) or empty
 * @param note free text, at most 500 characters, or empty
 * @param address the caller's network address, for the limit; empty: not counted. Never stored
 */
public record CancelRequest(String jobId, String requestedBy, String reason, String note, String address) {

    /** The operator is not counted: a hundred cancels at once are what the console is for. */
    public static CancelRequest byOperator(String jobId, String reason, String note) {
        return new CancelRequest(jobId, "operator", reason, note, "");
    }
}
