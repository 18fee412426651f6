package dev.moviegen.worker.cancellation;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.amqp.JobExchanges;
import java.util.Optional;
import org.springframework.amqp.rabbit.annotation.Exchange;
import org.springframework.amqp.rabbit.annotation.Queue;
import org.springframework.amqp.rabbit.annotation.QueueBinding;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears every JobCancelled on a queue of this worker's own. The event is the fast way; a lost one costs at most a
 * second, because {@link CancellationPoll} asks the store.
 */
@Component
class JobCancelledListener {

    /** Its name begins with what the worker's broker user may declare. */
    static final String QUEUE_PREFIX = "worker.cancelled.";

    private final RunningJobs running;
    private final CancellationPoll poll;
    private final CancelledElsewhere elsewhere;

    JobCancelledListener(RunningJobs running, CancellationPoll poll, CancelledElsewhere elsewhere) {
        this.running = running;
        this.poll = poll;
        this.elsewhere = elsewhere;
    }

    @RabbitListener(
            id = "job-cancelled",
            concurrency = "1",
            bindings =
                    @QueueBinding(
                            value =
                                    @Queue(
                                            name = QUEUE_PREFIX + "#{workerIdentity.id()}",
                                            durable = "false",
                                            exclusive = "true",
                                            autoDelete = "true"),
                            exchange =
                                    @Exchange(
                                            name = JobExchanges.CANCELLED,
                                            type = "fanout",
                                            declare = Exchange.FALSE)))
    void on(JobCancelled event) {
        Optional<RunningJob> here = running.find(event.jobId());
        if (here.isPresent()) {
            here.get().hear(event);
        } else {
            elsewhere.on(event);
        }
    }

    /** What was announced while the connection was away is in no queue: ask the store. */
    @EventListener
    void onReconnect(ConsumeOkEvent event) {
        if (event.getQueue() != null && event.getQueue().startsWith(QUEUE_PREFIX)) {
            poll.look();
        }
    }
}
