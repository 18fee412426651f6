package dev.moviegen.events.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobProgressed;
import dev.moviegen.events.JobStarted;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.support.converter.MessageConversionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes over the wire, against one golden file for each event. */
class EventContractTest {

    private static final JsonMapper JSON = new JsonMapper();
    private final JobEventConverter converter =
            new JobEventConverter("api", "api", Clock.fixed(Examples.NOW, ZoneOffset.UTC));

    static Stream<JobEvent> events() {
        return Examples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isWrittenAsItsGoldenFileSays(JobEvent event) throws Exception {
        ObjectNode written = (ObjectNode) JSON.readTree(send(event).getBody());
        if (event instanceof JobProgressed) {
            written.put("id", "random"); // progress may be lost, and no two are the same
        }

        assertThat((JsonNode) written).isEqualTo(golden(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadAsItWasWritten(JobEvent event) {
        assertThat(converter.fromMessage(send(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void propertiesRepeatTheEnvelope(JobEvent event) throws Exception {
        Message message = send(event);
        JsonNode envelope = JSON.readTree(message.getBody());
        MessageProperties properties = message.getMessageProperties();

        assertThat(properties.getMessageId()).isEqualTo(envelope.path("id").asString());
        assertThat(properties.getType()).isEqualTo(envelope.path("type").asString());
        assertThat(properties.getContentType()).isEqualTo("application/cloudevents+json");
        assertThat(properties.getCorrelationId()).isEqualTo(Examples.JOB);
        assertThat(properties.getUserId()).isEqualTo("api");
        assertThat(properties.getHeaders()).doesNotContainKey("__TypeId__");
    }

    @ParameterizedTest
    @MethodSource("events")
    void onlyProgressMayBeLost(JobEvent event) {
        assertThat(send(event).getMessageProperties().getDeliveryMode())
                .isEqualTo(
                        event instanceof JobProgressed
                                ? MessageDeliveryMode.NON_PERSISTENT
                                : MessageDeliveryMode.PERSISTENT);
    }

    @Test
    void aRepeatCarriesTheSameIdAndAnotherEpochAnotherOne() {
        assertThat(idOf(Examples.cancelled(2))).isEqualTo(idOf(Examples.cancelled(1)));
        assertThat(idOf(new JobStarted(Examples.JOB, "w1", 2)))
                .isNotEqualTo(idOf(new JobStarted(Examples.JOB, "w1", 1)));
    }

    @Test
    void readersIgnoreWhatTheyDoNotKnow() throws Exception {
        JobEvent event = Examples.cancelled(1);
        ObjectNode envelope = (ObjectNode) JSON.readTree(send(event).getBody());
        envelope.put("traceparent", "00-1-1-00");
        ((ObjectNode) envelope.path("data")).put("weather", "rain");

        assertThat(read(envelope.toString())).isEqualTo(event);
    }

    @Test
    void anUnknownTypeAndWhatIsNoJsonAreRefused() {
        assertThatThrownBy(() -> read("{\"type\": \"movie-generator.job.painted.v1\"}"))
                .isInstanceOf(MessageConversionException.class)
                .hasMessageContaining("movie-generator.job.painted.v1");
        assertThatThrownBy(() -> read("not JSON")).isInstanceOf(MessageConversionException.class);
    }

    @Test
    void onlyEventsAreSent() {
        assertThatThrownBy(() -> converter.toMessage("text", new MessageProperties()))
                .isInstanceOf(MessageConversionException.class);
    }

    private Object read(String body) {
        return converter.fromMessage(new Message(body.getBytes(UTF_8), new MessageProperties()));
    }

    private String idOf(JobEvent event) {
        return send(event).getMessageProperties().getMessageId();
    }

    private Message send(JobEvent event) {
        return converter.toMessage(event, new MessageProperties());
    }

    private static JsonNode golden(JobEvent event) throws Exception {
        String file = "/golden/" + event.getClass().getSimpleName() + ".json";
        try (InputStream in = EventContractTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return JSON.readTree(in);
        }
    }
}
