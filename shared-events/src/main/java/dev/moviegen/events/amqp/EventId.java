package dev.moviegen.events.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.JobCompleted;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobFailed;
import dev.moviegen.events.JobProgressed;
import dev.moviegen.events.JobStarted;
import dev.moviegen.events.JobSubmitted;
import java.util.UUID;

/** The id of a state's event is derived from (job, type, epoch), so that a repeat is known as the same event. */
final class EventId {

    private EventId() {}

    static String of(JobEvent event) {
        if (event instanceof JobProgressed) {
            return UUID.randomUUID().toString();
        }
        String name = event.jobId() + ' ' + EventType.of(event).word + ' ' + epoch(event);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private static int epoch(JobEvent event) {
        if (event instanceof JobSubmitted e) {
            return e.epoch() == null ? 0 : e.epoch();
        } else if (event instanceof JobStarted e) {
            return e.epoch();
        } else if (event instanceof JobCompleted e) {
            return e.epoch();
        } else if (event instanceof JobFailed e) {
            return e.epoch();
        } else if (event instanceof JobCancelled e) {
            return e.epoch();
        } else if (event instanceof JobCleanedUp e) {
            return e.epoch();
        }
        throw new IllegalArgumentException("No epoch in " + event);
    }
}
