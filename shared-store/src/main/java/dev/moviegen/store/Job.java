package dev.moviegen.store;

import tools.jackson.databind.JsonNode;

/** A thin typed view of a record of {@code jobs}. */
public record Job(JsonNode row) {

    public String id() {
        return row.path("id").asString("");
    }
}
