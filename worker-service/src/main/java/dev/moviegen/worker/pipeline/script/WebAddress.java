package dev.moviegen.worker.pipeline.script;

import dev.moviegen.worker.pipeline.StepFailed;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** An address as people paste it: http or https with a host, and no password in it. */
final class WebAddress {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    private WebAddress() {}

    static URI parse(String text) {
        try {
            return checked(new URI(new URI(text.strip()).toASCIIString()));
        } catch (URISyntaxException e) {
            throw new StepFailed("invalid_url", "Not a web address", e);
        }
    }

    /** Where a redirect leads; relative ones count from the page that sent it. */
    static URI redirect(URI from, String location) {
        try {
            return checked(from.resolve(new URI(new URI(location.strip()).toASCIIString())));
        } catch (URISyntaxException e) {
            throw new StepFailed("fetch_failed", "The page redirects to something that is not a web address", e);
        }
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    private static URI checked(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || url.getHost() == null || port(url) > HIGHEST_PORT) {
            throw new StepFailed("invalid_url", "Only http and https addresses of a host can be read");
        }
        if (url.getUserInfo() != null) {
            throw new StepFailed("invalid_url", "An address with a user name or password in it is not read");
        }
        return url;
    }
}
