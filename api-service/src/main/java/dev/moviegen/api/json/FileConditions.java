package dev.moviegen.api.json;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** What a request says about the version of the file that it has, and which part it wants (RFC 9110, 13 and 14). */
final class FileConditions {

    private final HttpServletRequest request;
    private final String etag;

    FileConditions(HttpServletRequest request, String storedName) {
        this.request = request;
        this.etag = '"' + storedName + '"';
    }

    String etag() {
        return etag;
    }

    boolean isHead() {
        return HttpMethod.HEAD.matches(request.getMethod());
    }

    /** The caller's copy is still the right one. */
    boolean isUnchanged() {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    /** The range to ask the store for; none when it was meant for another version, and none for HEAD. */
    Map<String, String> range() {
        String range = request.getHeader(HttpHeaders.RANGE);
        String onlyIf = request.getHeader(HttpHeaders.IF_RANGE);
        boolean applies = range != null && !isHead() && (onlyIf == null || onlyIf.equals(etag));
        return applies ? Map.of(HttpHeaders.RANGE, range) : Map.of();
    }
}
