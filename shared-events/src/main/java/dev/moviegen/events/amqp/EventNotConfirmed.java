package dev.moviegen.events.amqp;

import dev.moviegen.events.JobEvent;
import org.jspecify.annotations.Nullable;

/** The broker has not confirmed an event: whether it was sent is unknown, and who must be sure sends it again. */
public final class EventNotConfirmed extends RuntimeException {

    private EventNotConfirmed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static EventNotConfirmed of(JobEvent event, String why, @Nullable Throwable cause) {
        return new EventNotConfirmed(
                event.getClass().getSimpleName() + " of job " + event.jobId() + " is not confirmed: " + why, cause);
    }
}
