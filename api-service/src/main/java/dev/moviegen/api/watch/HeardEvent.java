package dev.moviegen.api.watch;

import dev.moviegen.events.JobEvent;
import java.time.Instant;

/**
 * An event as this process has heard it.
 *
 * @param at this process's clock when it came in
 * @param name as {@code JobStarted}
 * @param worker who sent it or whom it is about; empty: no worker
 * @param detail what tells it from others of its name, as {@code 2} of the second announcement or a step
 */
public record HeardEvent(Instant at, String name, String worker, int epoch, String detail) {

    static HeardEvent of(JobEvent event, Instant at) {
        EventFacts facts = EventFacts.of(event);
        return new HeardEvent(at, event.getClass().getSimpleName(), facts.worker(), facts.epoch(), facts.detail());
    }
}
