package dev.moviegen.api.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.stereotype.Component;

/**
 * What browsers are told to refuse, with every answer: also with those that the server gives before anybody here is asked. A
 * job's address is its key, so no other site may learn it from a link; nor may one frame the cancel button.
 */
@Component
class SecurityHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String CONTENT = "Content-Security-Policy";
    private static final String POLICY = "default-src 'none'; script-src 'self'; img-src 'self' data:;"
            + " media-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; style-src 'self'";
    /** The API's documentation sets styles by script; it shows nothing that visitors have written. */
    private static final String DOCS_POLICY = POLICY + " 'unsafe-inline'";

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            CONTENT,
            POLICY,
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    /** Those that something here has, and those of which the controllers say themselves that nothing has them. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE");

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new First());
    }

    static void ofDocumentation(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter((request, response) -> response.setHeader(CONTENT, DOCS_POLICY));
    }

    /** An access log too: of an answer that Tomcat gives before any valve is asked, it tells only those. */
    private static final class First extends ValveBase implements AccessLog {

        First() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            boolean isRefused = response.isError() && !"TRACE".equals(request.getMethod());
            if (!isRefused && !METHODS.contains(request.getMethod())) {
                response.reset(); // Tomcat's answer to TRACE names methods that nothing here has
                response.sendError(HttpStatus.NOT_IMPLEMENTED.value());
            }
            HEADERS.forEach(response::setHeader);
            getNext().invoke(request, response);
        }

        @Override
        public void log(Request request, Response response, long time) {
            if (!response.isCommitted()) {
                HEADERS.forEach(response::setHeader);
                response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, POST, OPTIONS"); // of "OPTIONS *"
            }
        }

        @Override
        public void setRequestAttributesEnabled(boolean enabled) {
            throw new UnsupportedOperationException("nothing is logged here");
        }

        @Override
        public boolean getRequestAttributesEnabled() {
            return false;
        }
    }
}
