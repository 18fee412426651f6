package dev.moviegen.api.jobs;

import java.time.Duration;
import java.util.Optional;

/** No job was made. {@code code} is a stable word, {@code field} the input at fault (empty: none of them). */
public final class SubmissionRefused extends RuntimeException {

    private final String code;
    private final String field;
    private final Optional<Duration> retryAfter;

    private SubmissionRefused(String code, String field, Optional<Duration> retryAfter, String message) {
        super(message);
        this.code = code;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    static SubmissionRefused invalidUrl(String why) {
        return new SubmissionRefused("invalid_url", "url", Optional.empty(), why);
    }

    static SubmissionRefused forbiddenUrl(String host) {
        return new SubmissionRefused(
                "forbidden_url", "url", Optional.empty(), "The address " + host + " is not a public one");
    }

    static SubmissionRefused invalidRequest(String field, String why) {
        return new SubmissionRefused("invalid_request", field, Optional.empty(), why);
    }

    static SubmissionRefused dailyLimit(int jobsPerDay, Duration retryAfter) {
        String message = "Only " + jobsPerDay + " jobs within 24 hours are possible from one address";
        return new SubmissionRefused("daily_limit", "", Optional.of(retryAfter), message);
    }

    static SubmissionRefused queueFull(int queue, Duration retryAfter) {
        String message = "There are already " + queue + " jobs waiting";
        return new SubmissionRefused("queue_full", "", Optional.of(retryAfter), message);
    }

    /** {@code invalid_url forbidden_url invalid_request daily_limit queue_full}. */
    public String code() {
        return code;
    }

    public String field() {
        return field;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
