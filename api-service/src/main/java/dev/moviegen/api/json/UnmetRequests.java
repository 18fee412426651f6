package dev.moviegen.api.json;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What nothing else has answered: a page for a browser, a problem document for everybody else. */
@Controller
class UnmetRequests implements ErrorController {

    @RequestMapping("/error")
    Object answer(HttpServletRequest request, HttpServletResponse response, Model model) {
        HttpStatus status = status(request);
        if (!isPage(request)) {
            return Problem.ofUnmet(status).answer();
        }
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        return "error";
    }

    /** Who comes to this address by itself finds nothing, as at any other that we do not have. */
    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    /** Only browsers name HTML; a program that accepts anything is better served with what it can read. */
    static boolean isPage(HttpServletRequest request) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String accepted = request.getHeader("Accept");
        return !String.valueOf(path == null ? request.getRequestURI() : path).startsWith("/api/")
                && accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
