package dev.moviegen.store;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller's conditions mean for a stored file. PocketBase gives every uploaded file a new name, so the name is a strong
 * ETag; it sends none itself.
 */
final class FileConditions {

    private static final Pattern ONE_RANGE =
            Pattern.compile("(?i:bytes)=\\s*(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))\\s*");

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

    /** Whether the caller wants the file only if it is another one than this (RFC 9110, 13.1.1). */
    boolean isRefused() {
        String wanted = asked.getOrDefault("If-Match", "*");
        return Arrays.stream(wanted.split(",")).map(String::trim).noneMatch(tag -> tag.equals("*") || tag.equals(etag));
    }

    /** The headers to ask the store with; a range of another file than this one is not wanted (RFC 9110, 13.1.5). */
    Map<String, String> forStore() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String condition = asked.getOrDefault("If-Range", "");
        boolean isTag = condition.endsWith("\"");
        if ((!isTag || condition.equals(etag)) && isOneRange(asked.getOrDefault("Range", ""))) {
            copy("Range", headers);
        }
        if (!isTag) {
            copy("If-Range", headers);
        }
        if (!asked.containsKey("If-None-Match")) { // else it is to be ignored (13.1.3)
            copy("If-Modified-Since", headers);
        }
        if (!asked.containsKey("If-Match")) { // likewise (13.1.4)
            copy("If-Unmodified-Since", headers);
        }
        return headers;
    }

    /**
     * Other units and malformed ranges are to be ignored (14.2); several ranges may be, and their answer has another type
     * than the file.
     */
    private static boolean isOneRange(String range) {
        Matcher parts = ONE_RANGE.matcher(range);
        if (!parts.matches()) {
            return false;
        }
        String first = parts.group(1);
        String last = parts.group(2);
        return last == null
                ? !parts.group(3).matches("0+")
                : last.isEmpty() || Long.parseLong(first) <= Long.parseLong(last);
    }

    private void copy(String name, Map<String, String> to) {
        String value = asked.get(name);
        if (value != null) {
            to.put(name, value);
        }
    }
}
