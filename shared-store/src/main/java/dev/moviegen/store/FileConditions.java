package dev.moviegen.store;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a caller's conditions mean for a stored file. PocketBase gives every uploaded file a new name, so the name is a strong
 * ETag; it sends none itself.
 */
final class FileConditions {

    private final String etag;
    private final Map<String, String> asked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    FileConditions(String fileName, Map<String, String> requestHeaders) {
        etag = "\"" + fileName + "\"";
        asked.putAll(requestHeaders);
    }

    String etag() {
        return etag;
    }

    /** Whether the caller has exactly this file already (RFC 9110, 13.1.2). */
    boolean isKnownToCaller() {
        return Arrays.stream(asked.getOrDefault("If-None-Match", "").split(","))
                .map(String::trim)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    /** The headers to ask the store with; a range of another file than this one is not wanted (RFC 9110, 13.1.5). */
    Map<String, String> forStore() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String condition = asked.getOrDefault("If-Range", "");
        boolean isTag = condition.endsWith("\"");
        if (!isTag || condition.equals(etag)) {
            copy("Range", headers);
        }
        if (!isTag) {
            copy("If-Range", headers);
        }
        if (!asked.containsKey("If-None-Match")) { // else it is to be ignored (13.1.3)
            copy("If-Modified-Since", headers);
        }
        return headers;
    }

    private void copy(String name, Map<String, String> to) {
        String value = asked.get(name);
        if (value != null) {
            to.put(name, value);
        }
    }
}
