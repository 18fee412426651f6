package dev.moviegen.api.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The pages of the operator's console that are open on this instance, and that any job has changed. */
@Component
class ConsoleNews implements AutoCloseable, Pace.Clockwork {

    private static final Logger log = LoggerFactory.getLogger(ConsoleNews.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration ECHO = Duration.ofMillis(1_500);

    private final Set<ConsolePage> pages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread one = new Thread(task, "console-news");
        one.setDaemon(true);
        return one;
    });
    private final Pace pace = new Pace(PAUSE, ECHO, this, this::tell);

    void add(ConsolePage page) {
        pages.add(page);
        page.stream().open(() -> pages.remove(page));
    }

    int pages() {
        return pages.size();
    }

    void happened() {
        pace.happened();
    }

    private void tell() {
        pages.forEach(ConsolePage::tell);
    }

    void beat() {
        pages.forEach(ConsolePage::beat);
    }

    void closePages() {
        pages.forEach(page -> page.stream().close());
    }

    @Override
    public Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void runIn(Duration delay, Runnable task) {
        try {
            thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            log.debug("No more news: the service stops");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
