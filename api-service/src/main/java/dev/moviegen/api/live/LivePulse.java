package dev.moviegen.api.live;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done for open pages by the clock. */
@Component
class LivePulse {

    private final LivePages pages;
    private final LiveUpdates updates;
    private final ConsoleNews console;
    private final JobEventsListener events;

    LivePulse(LivePages pages, LiveUpdates updates, ConsoleNews console, JobEventsListener events) {
        this.pages = pages;
        this.updates = updates;
        this.console = console;
        this.events = events;
    }

    /** A page that hears nothing for twice as long knows that something between here and there holds its news back. */
    @Scheduled(fixedRate = 5_000)
    void beat() {
        pages.all().forEach(page -> page.stream().beat());
        console.beat();
    }

    /** While the broker is away the store is asked instead. */
    @Scheduled(fixedDelay = 2_000)
    void makeUp() {
        if (events.isDeaf()) {
            updates.lookAtAll();
            console.happened();
        }
        updates.lookAtMissed();
    }

    /** Before the web server waits for its open requests to end, which these would never do. */
    @EventListener
    void onEnd(ContextClosedEvent closing) {
        pages.all().forEach(page -> page.stream().close());
        console.closePages();
    }
}
