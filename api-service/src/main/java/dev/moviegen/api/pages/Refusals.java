package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.SubmissionRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How a refusal is told to the browser beside its words. */
final class Refusals {

    private Refusals() {}

    static HttpStatus statusOf(SubmissionRefused refused) {
        return switch (refused.code()) {
            case "daily_limit" -> HttpStatus.TOO_MANY_REQUESTS;
            case "queue_full" -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    /** In the reader's words, with the time after which it may go better where that is known. */
    static String say(SubmissionRefused refused, Words words) {
        String wait = refused.retryAfter().map(words::waiting).orElse("");
        return words.say("refused." + refused.code(), wait);
    }

    static void retryAfter(HttpServletResponse response, Duration wait) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
    }
}
