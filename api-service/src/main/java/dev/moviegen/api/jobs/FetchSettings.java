package dev.moviegen.api.jobs;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Exceptions from the rule that articles are fetched from public addresses only.
 *
 * @param allow {@code host:port} of private article servers, exactly as they appear in an article's address
 */
@Validated
@ConfigurationProperties("moviegen.fetch")
record FetchSettings(@DefaultValue @NotNull List<String> allow) {

    boolean allows(URI url) {
        String asked = url.getHost().toLowerCase(Locale.ROOT) + ":" + portOf(url);
        return allow.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .anyMatch(asked::equals);
    }

    private static int portOf(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }
}
