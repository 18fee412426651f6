package dev.moviegen.api.json;

/** The request itself is at fault; {@code field} is the part of it, empty when it is the whole. */
public final class InvalidRequest extends RuntimeException {

    private final String field;

    private InvalidRequest(String field, String message) {
        super(message);
        this.field = field;
    }

    public static InvalidRequest missing(String field) {
        return new InvalidRequest(field, field + " is missing");
    }

    public static InvalidRequest tooLong(String field, int most) {
        return new InvalidRequest(field, field + " is longer than " + most + " characters");
    }

    public static InvalidRequest wrongKind(String field) {
        return new InvalidRequest(
                field, field.isEmpty() ? "The body must be a JSON object" : field + " is of the wrong kind");
    }

    public static InvalidRequest of(String field, String sentence) {
        return new InvalidRequest(field, sentence);
    }

    public String field() {
        return field;
    }
}
