package dev.moviegen.api.json;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Under {@code /api} the answer is JSON, whatever the caller says it accepts: a 406 would come after the job is made or
 * cancelled, and keep its id or its end from the caller.
 */
@Component
class ApiSpeaksJson implements WebMvcConfigurer {

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(this::accepted));
    }

    private List<MediaType> accepted(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        HttpServletRequest call = request.getNativeRequest(HttpServletRequest.class);
        boolean ofApi = call != null && call.getRequestURI().startsWith("/api/");
        return ofApi ? List.of(MediaType.APPLICATION_JSON) : header.resolveMediaTypes(request);
    }
}
