package dev.moviegen.api.json;

import dev.moviegen.api.jobs.CancelRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of a cancel, if there is one, whatever its header says: a cancel must not fail for a media type. */
@Component
class CancelBodyReader {

    private final JsonMapper mapper;

    CancelBodyReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    CancelBody read(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return CancelBody.EMPTY;
        }
        JsonNode json = parse(body);
        return new CancelBody(
                text(json, "reason", CancelRequest.MAX_REASON), text(json, "note", CancelRequest.MAX_NOTE));
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode json = mapper.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException malformed) {
            throw InvalidRequest.wrongKind("");
        }
        throw InvalidRequest.wrongKind("");
    }

    private static String text(JsonNode json, String field, int most) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw InvalidRequest.wrongKind(field);
        }
        String text = value.asString("").strip();
        if (text.length() > most) {
            throw InvalidRequest.tooLong(field, most);
        }
        return text;
    }
}
