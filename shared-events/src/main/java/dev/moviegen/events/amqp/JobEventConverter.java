package dev.moviegen.events.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobProgressed;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.amqp.support.converter.MessageConverter;

/** Record ↔ envelope. No Java class name goes on the wire; the properties repeat the envelope for people and filters. */
public final class JobEventConverter implements MessageConverter {

    private final String service;
    private final String brokerUser;
    private final Clock clock;

    /**
     * @param service {@code api} or {@code worker}: the sender in the envelope
     * @param brokerUser the user of the connection; the broker refuses any other, so that the sender cannot be forged
     */
    public JobEventConverter(String service, String brokerUser, Clock clock) {
        this.service = service;
        this.brokerUser = brokerUser;
        this.clock = clock;
    }

    @Override
    public Message toMessage(Object object, MessageProperties properties) {
        if (!(object instanceof JobEvent event)) {
            throw new MessageConversionException("Only job events are sent, not " + object.getClass());
        }
        String id = EventId.of(event);
        Instant now = clock.instant();
        properties.setContentType(Envelope.CONTENT_TYPE);
        properties.setContentEncoding(UTF_8.name());
        properties.setMessageId(id);
        properties.setType(EventType.of(event).word);
        properties.setTimestamp(Date.from(now));
        properties.setAppId("movie-generator-" + service);
        properties.setUserId(brokerUser);
        properties.setCorrelationId(event.jobId());
        properties.setDeliveryMode(
                event instanceof JobProgressed ? MessageDeliveryMode.NON_PERSISTENT : MessageDeliveryMode.PERSISTENT);
        return new Message(Envelope.write(event, id, "/movie-generator/" + service, now), properties);
    }

    @Override
    public Object fromMessage(Message message) {
        try {
            return Envelope.read(message.getBody());
        } catch (IllegalArgumentException e) {
            throw new MessageConversionException(
                    "Message " + message.getMessageProperties().getMessageId() + " is " + e.getMessage(), e);
        }
    }
}
