package dev.moviegen.api.json;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A path that no address of ours can have ({@code %2e%2e}, {@code //}) is answered like any other unknown one. */
@Component
class ImpossiblePaths implements RequestRejectedHandler, TomcatConnectorCustomizer {

    private final JsonMapper json;

    ImpossiblePaths(JsonMapper json) {
        this.json = json;
    }

    /** Tomcat would refuse an encoded slash with a page of its own. */
    @Override
    public void customize(Connector connector) {
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        if (!request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        response.setStatus(HttpStatus.NOT_FOUND.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        json.writeValue(response.getOutputStream(), Problem.ofUnmet(HttpStatus.NOT_FOUND, request.getRequestURI()));
    }
}
