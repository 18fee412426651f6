package dev.moviegen.api.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Tomcat cannot read ({@code %00}) never reaches an application, and would be answered with a page of Tomcat's own. No
 * address of ours looks like that, so it is answered like any other unknown one.
 */
@Component
class UnreadablePaths implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PAGE = "unreadable.html";

    private final JsonMapper json;

    UnreadablePaths(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                write(request, response);
            } catch (IOException gone) {
                container.getLogger().debug("Nobody is there any more to be answered", gone);
            }
        }

        private void write(Request request, Response response) throws IOException {
            boolean isOfPath = response.getStatus() == HttpStatus.BAD_REQUEST.value()
                    && String.valueOf(request.getRequestURI()).contains("%");
            HttpStatus status = isOfPath ? HttpStatus.NOT_FOUND : HttpStatus.valueOf(response.getStatus());
            boolean isPage = UnmetRequests.isPage(request.getRequest());
            response.setStatus(status.value());
            response.setContentType(isPage ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setHeader("Cache-Control", "no-store");
            Writer writer = response.getReporter();
            if (writer != null) { // null: too late, the answer is on its way
                writer.write(isPage ? page() : problem(request, status));
                response.finishResponse();
            }
        }
    }

    private String problem(Request request, HttpStatus status) {
        return json.writeValueAsString(Problem.ofUnmet(status, String.valueOf(request.getRequestURI())));
    }

    private static String page() throws IOException {
        try (InputStream page = new ClassPathResource(PAGE).getInputStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
