package dev.moviegen.api.json;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** One problem document (RFC 9457) on its way out. */
final class Problem {

    private final ProblemDetail detail;
    private final HttpHeaders headers = new HttpHeaders();

    private Problem(ProblemDetail detail) {
        this.detail = detail;
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
    }

    static Problem of(HttpStatus status, String code, String sentence) {
        Problem problem = new Problem(ProblemDetail.forStatusAndDetail(status, sentence));
        problem.property("code", code);
        return problem;
    }

    /** Of an address or a method that no controller has. */
    static Problem ofUnmet(HttpStatus status) {
        return of(status, codeOf(status), status.getReasonPhrase());
    }

    /** The same, where no answer can be made of it; a job's address says what is missing in the words of its own calls. */
    static ProblemDetail ofUnmet(HttpStatus status, String path) {
        boolean isMissingJob = status == HttpStatus.NOT_FOUND && path.startsWith("/api/jobs/");
        return of(status, codeOf(status), isMissingJob ? "Job not found" : status.getReasonPhrase()).detail;
    }

    private static String codeOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not_found";
            case GONE -> "expired";
            case SERVICE_UNAVAILABLE -> "store_unavailable";
            case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED -> "invalid_request";
            default -> status.is5xxServerError() ? "internal" : "invalid_request";
        };
    }

    void property(String name, String value) {
        detail.setProperty(name, value);
    }

    void field(String name) {
        if (!name.isEmpty()) {
            property("field", name);
        }
    }

    /** In whole seconds, rounded up: a second too early is refused again. */
    void retryAfter(Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /** Those that belong to the refusal, as {@code Allow} to a 405. */
    void headers(HttpHeaders more) {
        headers.putAll(more);
    }

    ResponseEntity<ProblemDetail> answer() {
        return ResponseEntity.status(detail.getStatus()).headers(headers).body(detail);
    }
}
