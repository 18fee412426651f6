package dev.moviegen.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * A browser that knows the operator's password sends it along with whatever another site makes it send, and says of which
 * site that is (https://www.w3.org/TR/fetch-metadata/). A program says nothing of the kind.
 */
final class OtherSites {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OTHERS = Set.of("cross-site", "same-site");

    private OtherSites() {}

    static boolean wantAChange(HttpServletRequest request) {
        return !HARMLESS.contains(request.getMethod())
                && (OTHERS.contains(String.valueOf(request.getHeader("Sec-Fetch-Site"))) || isForeign(request));
    }

    private static boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return authority == null || !authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }
}
