package dev.moviegen.store;

import java.util.Map;

/** A value does not fit its column; nothing was changed, and the same write will never succeed. */
public final class InvalidRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Map<String, String> fields;

    private InvalidRecord(String message, Map<String, String> fields) {
        super(message);
        this.fields = Map.copyOf(fields);
    }

    static InvalidRecord in(String collection, String id, Map<String, String> fields) {
        return new InvalidRecord("The store does not take " + collection + "/" + id + ": " + fields, fields);
    }

    /** The columns and PocketBase's code for each, as {@code id} → {@code validation_not_unique}. */
    public Map<String, String> fields() {
        return fields;
    }
}
