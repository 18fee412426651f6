package dev.moviegen.api.json;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Calls under {@code /api} that meet no method of a controller; elsewhere these are pages for people. */
@Order(1)
@RestControllerAdvice
class ApiPathAdvice {

    @ExceptionHandler({
        NoResourceFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class
    })
    ResponseEntity<ProblemDetail> on(Exception unmet, HttpServletRequest request) throws Exception {
        if (!request.getRequestURI().startsWith("/api/") || !(unmet instanceof ErrorResponse error)) {
            throw unmet;
        }
        Problem problem =
                Problem.ofUnmet(HttpStatus.valueOf(error.getStatusCode().value()));
        problem.headers(error.getHeaders());
        return problem.answer();
    }
}
