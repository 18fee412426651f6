package dev.moviegen.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;

/** How somebody who is not the operator is told so: programs by a problem document, people by the login page. */
final class Denial {

    /** Shows the login page once more; the request's attributes say what was wrong. */
    static final String FAILED_PAGE = "/operator/login/failed";

    static final String LOGIN_PAGE = "/operator/login";

    private Denial() {}

    static void toProgram(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        boolean locked = markLocked(response, why);
        if (!locked) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"operator\", charset=\"UTF-8\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"operator\"");
        }
        if (locked) {
            write(response, HttpStatus.TOO_MANY_REQUESTS, "login_locked", "Too many wrong passwords");
        } else {
            write(response, HttpStatus.UNAUTHORIZED, "unauthorized", "This is for the operator");
        }
    }

    static void toForm(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        boolean locked = markLocked(response, why);
        if (!locked) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
        request.setAttribute("lockedSeconds", why instanceof LoginLocked lock ? lock.retryAfter() : 0L);
        request.getRequestDispatcher(FAILED_PAGE).forward(request, response);
    }

    /**
     * A page's script would put the login page into the place of a table: the page is loaded again instead, which is what
     * leads to the login, and from there back to the page.
     */
    static void toPage(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (isByScript(request)) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(LOGIN_PAGE);
        }
    }

    /** Not a page, so neither is the login page an answer to it nor it an address to go to after a login. */
    static boolean isByScript(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return "true".equals(request.getHeader("HX-Request"))
                || (accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
    }

    private static boolean markLocked(HttpServletResponse response, AuthenticationException why) {
        if (why instanceof LoginLocked lock) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(lock.retryAfter()));
            return true;
        }
        return false;
    }

    /** A problem document, before the room that makes them is reached. */
    static void write(HttpServletResponse response, HttpStatus status, String code, String sentence)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write("{\"title\":\"" + status.getReasonPhrase() + "\",\"status\":" + status.value() + ",\"detail\":\""
                        + sentence + "\",\"code\":\"" + code + "\"}");
    }
}
