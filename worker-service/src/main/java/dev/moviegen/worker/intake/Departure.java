package dev.moviegen.worker.intake;

import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.RunningJobs;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.MessageListenerContainer;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * SIGTERM: takes no more work, stops the jobs and hands them back, all before Spring takes the beans apart. The
 * container's shutdown then waits for the runs to end and their messages to be given back.
 */
@Component
class Departure {

    private static final Logger log = LoggerFactory.getLogger(Departure.class);

    private static final Duration WAIT = Duration.ofSeconds(8);

    private final RabbitListenerEndpointRegistry listeners;
    private final JobIntake intake;
    private final RunningJobs running;

    Departure(RabbitListenerEndpointRegistry listeners, JobIntake intake, RunningJobs running) {
        this.listeners = listeners;
        this.intake = intake;
        this.running = running;
    }

    @EventListener(ContextClosedEvent.class)
    void leave() throws InterruptedException {
        log.info("Leaving; jobs to hand back: {}", running.all().size());
        intake.leave();
        CountDownLatch stopped = stopConsuming();
        running.all().forEach(job -> job.flag().request(Stop.now(StopReason.HANDED_BACK, HeardBy.EVENT)));
        // A container that is stopping no longer counts as running, so Spring would not wait for its threads itself.
        if (!stopped.await(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            log.warn("Not every job was handed back within {} s", WAIT.toSeconds());
        }
    }

    private CountDownLatch stopConsuming() {
        CountDownLatch stopped = new CountDownLatch(1);
        MessageListenerContainer jobs = listeners.getListenerContainer(JobIntake.LISTENER);
        if (jobs == null) {
            stopped.countDown();
        } else {
            jobs.stop(stopped::countDown);
        }
        return stopped;
    }
}
