package dev.moviegen.store;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What PocketBase answered to one call, and what that means. */
record Answer(int status, JsonNode body) {

    /** The record, or what happened to the write of it. */
    JsonNode recordOrThrow(String collection, String id) {
        if (isSuccess()) {
            return body;
        }
        if (isNotFound()) {
            throw RecordGone.from(collection, id);
        }
        throw switch (status) {
            case 400, 409 -> refusal(collection, id);
            case 403 -> WriteRefused.because("rule", collection, id);
            default -> StoreUnreachable.answered(status, collection + "/" + id);
        };
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** PocketBase's own 404; that of anything else that listens there says nothing about a record. */
    boolean isNotFound() {
        return status == 404 && body.path("status").asInt(0) == 404;
    }

    /** The answer inside of a batch with one element. */
    Answer onlyElement() {
        if (isSuccess()) {
            JsonNode element = body.path(0);
            return new Answer(element.path("status").asInt(0), element.path("body"));
        }
        JsonNode inner = body.path("data").path("requests").path("0").path("response");
        return inner.isObject() ? new Answer(inner.path("status").asInt(status), inner) : this;
    }

    private RuntimeException refusal(String collection, String id) {
        JsonNode data = body.path("data");
        if (status == 409) {
            return WriteRefused.because(data.path("code").path("code").asString("unknown"), collection, id);
        }
        if (data.isEmpty()) { // any error of the database looks like this
            return WriteRefused.because("unknown", collection, id);
        }
        Map<String, String> fields = data.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().path("code").asString("invalid")));
        return InvalidRecord.in(collection, id, fields);
    }

    static Answer empty(int status) {
        return new Answer(status, MissingNode.getInstance());
    }
}
