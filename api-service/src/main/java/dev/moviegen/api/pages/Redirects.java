package dev.moviegen.api.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;

/** 303: the form was taken, look here; a reload does not send it again. */
final class Redirects {

    private Redirects() {}

    static String toJob(String jobId, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", "/jobs/" + jobId);
        return "fragments/moved";
    }
}
