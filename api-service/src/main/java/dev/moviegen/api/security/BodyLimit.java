package dev.moviegen.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Nobody has much to send here. Without a bound, three long bodies at once would fill the memory that all cancels need. A
 * body that does not say how long it is is read first; of a form that comes so, as no browser sends one, no field is found.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

    static final int MOST_BYTES = 256 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(response);
        } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
            chain.doFilter(request, response);
        } else {
            byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                refuse(response);
            } else {
                chain.doFilter(new ReadRequest(request, body), response);
            }
        }
    }

    /** At once and not by the page of errors, which would read the form that it is about. */
    private static void refuse(HttpServletResponse response) throws IOException {
        Denial.write(response, HttpStatus.CONTENT_TOO_LARGE, "invalid_request", "The body is too long");
    }
}
