package dev.moviegen.api.console;

import dev.moviegen.api.jobs.JobNotFound;
import dev.moviegen.api.json.InvalidRequest;
import dev.moviegen.store.StoreUnreachable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What goes wrong on the operator's pages; a part that is looked at again keeps what it shows while the store is away. */
@Order(2)
@ControllerAdvice(basePackageClasses = ConsoleAdvice.class)
class ConsoleAdvice {

    private static final Logger log = LoggerFactory.getLogger(ConsoleAdvice.class);

    static boolean isByScript(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** Reads the token before the page is written: later its session could not be made any more. */
    @ModelAttribute
    void token(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }

    /** Which entry of the navigation is the present one. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/operator/jobs") || path.startsWith("/operator/cancel") ? "/operator" : path;
    }

    @ModelAttribute("times")
    ShownTimes times(Locale locale) {
        return new ShownTimes(locale);
    }

    @ExceptionHandler
    String on(JobNotFound missing, HttpServletResponse response, Model model) {
        return page(HttpStatus.NOT_FOUND, response, model);
    }

    @ExceptionHandler
    String on(InvalidRequest invalid, HttpServletResponse response, Model model) {
        return page(HttpStatus.BAD_REQUEST, response, model);
    }

    @ExceptionHandler
    String on(StoreUnreachable away, HttpServletResponse response, Model model) {
        log.warn("The store does not answer: {}", away.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        return page(HttpStatus.SERVICE_UNAVAILABLE, response, model);
    }

    private static String page(HttpStatus status, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        return "operator/error";
    }
}
