package dev.moviegen.worker.pipeline.script;

import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which addresses may be fetched although they are not public.
 *
 * @param allow exact {@code host:port} pairs, for tests and intranets; nothing by default
 */
@Validated
@ConfigurationProperties("moviegen.fetch")
record FetchSettings(
        @DefaultValue List<@Pattern(regexp = "[^\\s/@]+:[0-9]{1,5}", message = "must be host:port") String> allow) {

    boolean allows(URI url) {
        String wanted = url.getHost() + ':' + WebAddress.port(url);
        return allow.stream().anyMatch(pair -> pair.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)));
    }
}
