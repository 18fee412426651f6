package dev.moviegen.api.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A few threads, however many pages are open. What is done for one job is done in order, in the job's own lane. */
@Component
class Lanes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final int LANES = 3;

    private final List<ScheduledExecutorService> lanes =
            Stream.generate(Lanes::lane).limit(LANES).toList();

    private static ScheduledExecutorService lane() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "live");
            thread.setDaemon(true);
            return thread;
        });
    }

    void run(String jobId, Runnable task) {
        runLater(jobId, Duration.ZERO, task);
    }

    void runLater(String jobId, Duration delay, Runnable task) {
        try {
            lanes.get(Math.floorMod(jobId.hashCode(), LANES)).schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            log.debug("No more updates: the service stops");
        }
    }

    @Override
    public void close() {
        lanes.forEach(ScheduledExecutorService::shutdownNow);
    }
}
