package dev.moviegen.store;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A JSON object as the values that a message is formatted with: whole numbers as Long, others as Double, the rest as text. */
final class PlainValues {

    private PlainValues() {}

    static Map<String, Object> of(JsonNode object) {
        Map<String, Object> values = new HashMap<>();
        object.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return values;
    }

    private static Object value(JsonNode node) {
        if (node.isNumber()) {
            return node.isIntegralNumber() ? (Object) node.asLong() : (Object) node.asDouble();
        }
        return node.isValueNode() ? node.asString("") : node;
    }
}
