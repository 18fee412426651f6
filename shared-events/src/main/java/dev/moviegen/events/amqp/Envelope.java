package dev.moviegen.events.amqp;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.moviegen.events.JobEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * CloudEvents 1.0, structured JSON: <a href="https://cloudevents.io">cloudevents.io</a>. Its mapper is the wire's own,
 * so that nobody's setting for web answers can change the contract.
 */
final class Envelope {

    static final String CONTENT_TYPE = "application/cloudevents+json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addSerializer(Instant.class, new Microseconds()))
            .build();

    private Envelope() {}

    static byte[] write(JobEvent event, String id, String source, Instant time) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("job_id", event.jobId());
        JSON.<JsonNode>valueToTree(event).properties().forEach(field -> data.put(field.getKey(), field.getValue()));
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("specversion", "1.0");
        envelope.put("id", id);
        envelope.put("source", source);
        envelope.put("type", EventType.of(event).word);
        envelope.put("subject", event.jobId());
        envelope.put("time", time);
        envelope.put("datacontenttype", "application/json");
        envelope.put("data", data);
        return JSON.writeValueAsBytes(envelope);
    }

    /** Throws {@link IllegalArgumentException} for what is not one of our events; unknown fields are ignored. */
    static JobEvent read(byte[] body) {
        try {
            JsonNode envelope = JSON.readTree(body);
            String word = envelope.path("type").asString("");
            EventType type = EventType.ofWord(word)
                    .orElseThrow(() -> new IllegalArgumentException("unknown event type '" + word + "'"));
            return JSON.treeToValue(envelope.path("data"), type.record);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not an event: " + e.getOriginalMessage(), e);
        }
    }

    private static final class Microseconds extends StdSerializer<Instant> {

        private static final DateTimeFormatter RFC_3339 =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

        Microseconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(RFC_3339.format(value));
        }
    }
}
