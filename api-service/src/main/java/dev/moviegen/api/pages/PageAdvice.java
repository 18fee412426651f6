package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.JobExpired;
import dev.moviegen.api.jobs.JobNotFound;
import dev.moviegen.store.StoreUnreachable;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What goes wrong, as pages for people; inside the panel, as words in its place. */
@Order(2)
@ControllerAdvice(basePackageClasses = PageAdvice.class)
class PageAdvice {

    private static final Logger log = LoggerFactory.getLogger(PageAdvice.class);
    private static final Duration STORE_RETRY = Duration.ofSeconds(2);

    static boolean isByScript(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** Reads the token before the page is written: later its cookie would come after the headers. */
    @ModelAttribute
    void token(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }

    @ExceptionHandler
    String on(JobNotFound missing, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(HttpStatus.NOT_FOUND, request, response, model);
    }

    @ExceptionHandler
    String on(JobExpired expired, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(HttpStatus.GONE, request, response, model);
    }

    @ExceptionHandler
    String on(StoreUnreachable away, HttpServletRequest request, HttpServletResponse response, Model model) {
        log.warn("The store does not answer: {}", away.getMessage());
        Refusals.retryAfter(response, STORE_RETRY);
        return page(HttpStatus.SERVICE_UNAVAILABLE, request, response, model);
    }

    /** The page's own script takes anything; a program that asks for JSON takes no page. */
    private static boolean isByProgram(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains("json") && !accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** A panel that is looked at again keeps its content while the store is away, so that answer is not a 200. */
    private static String page(
            HttpStatus status, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (isByProgram(request)) {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status.value());
            return "forward:/error"; // which answers programs with a problem document
        }
        boolean byScript = isByScript(request);
        boolean shownInPlace =
                byScript && (status != HttpStatus.SERVICE_UNAVAILABLE || HttpMethod.POST.matches(request.getMethod()));
        response.setStatus(shownInPlace ? HttpStatus.OK.value() : status.value());
        model.addAttribute("status", status.value());
        model.addAttribute("again", status == HttpStatus.SERVICE_UNAVAILABLE);
        model.addAttribute("panelPath", request.getRequestURI().replaceFirst("/[^/]*$", "/status-html"));
        return byScript ? "fragments/job-trouble" : "error";
    }
}
