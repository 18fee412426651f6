package dev.moviegen.api.json;

import dev.moviegen.api.jobs.CancelLimitReached;
import dev.moviegen.api.jobs.JobExpired;
import dev.moviegen.api.jobs.JobNotCancellable;
import dev.moviegen.api.jobs.JobNotFound;
import dev.moviegen.api.jobs.SubmissionRefused;
import dev.moviegen.store.StoreUnreachable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;

/** Refusals as problem documents, each with a stable word in {@code code}. */
@Order(0)
@RestControllerAdvice(basePackageClasses = ProblemAdvice.class, basePackages = "dev.moviegen.api.operator")
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration STORE_RETRY = Duration.ofSeconds(2);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(SubmissionRefused refused) {
        HttpStatus status =
                switch (refused.code()) {
                    case "daily_limit" -> HttpStatus.TOO_MANY_REQUESTS;
                    case "queue_full" -> HttpStatus.SERVICE_UNAVAILABLE;
                    default -> HttpStatus.BAD_REQUEST;
                };
        Problem problem = Problem.of(status, refused.code(), String.valueOf(refused.getMessage()));
        problem.field(refused.field());
        refused.retryAfter().ifPresent(problem::retryAfter);
        return problem.answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidRequest invalid) {
        return invalid(invalid.field(), String.valueOf(invalid.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof JacksonException json
                && !json.getPath().isEmpty()
                && json.getPath().get(0).getPropertyName() != null) {
            String field = json.getPath().get(0).getPropertyName();
            return invalid(field, field + " is of the wrong kind");
        }
        return invalid("", "The body must be a JSON object");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(JobNotFound missing) {
        return Problem.of(HttpStatus.NOT_FOUND, "not_found", "Job not found").answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(JobExpired expired) {
        return Problem.of(HttpStatus.GONE, "expired", "The job has expired; its files are deleted")
                .answer();
    }

    /** A problem's own {@code status} is the number of the answer (RFC 9457), so the job's stands beside it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(JobNotCancellable ended) {
        Problem problem = Problem.of(HttpStatus.BAD_REQUEST, "not_cancellable", String.valueOf(ended.getMessage()));
        problem.property("job_status", ended.status().word());
        return problem.answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(CancelLimitReached limited) {
        Problem problem =
                Problem.of(HttpStatus.TOO_MANY_REQUESTS, "cancel_limit", String.valueOf(limited.getMessage()));
        problem.retryAfter(limited.retryAfter());
        return problem.answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(FileNotReady notReady) {
        return Problem.of(HttpStatus.BAD_REQUEST, "video_not_ready", String.valueOf(notReady.getMessage()))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(StoreUnreachable away) {
        log.warn("The store does not answer: {}", away.getMessage());
        Problem problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store_unavailable",
                "The store does not answer. Whether a change was made is unknown; look or ask again");
        problem.retryAfter(STORE_RETRY);
        return problem.answer();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(RuntimeException unexpected) {
        log.error("A call failed", unexpected);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong here; it is logged")
                .answer();
    }

    private static ResponseEntity<ProblemDetail> invalid(String field, String why) {
        Problem problem = Problem.of(HttpStatus.BAD_REQUEST, "invalid_request", why);
        problem.field(field);
        return problem.answer();
    }
}
