package dev.moviegen.api.live;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobFailed;
import dev.moviegen.events.JobStarted;
import dev.moviegen.events.JobSubmitted;
import dev.moviegen.events.amqp.JobExchanges;
import org.springframework.amqp.rabbit.annotation.Argument;
import org.springframework.amqp.rabbit.annotation.Exchange;
import org.springframework.amqp.rabbit.annotation.Queue;
import org.springframework.amqp.rabbit.annotation.QueueBinding;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears everything that happens to jobs, on a queue of this instance's own. An event says only that there is something to
 * see: what is shown is what the store says, so that a lost, late or repeated one does no harm.
 */
@Component
class JobEventsListener {

    static final String ID = "job-events";

    /** Its broker user may declare what begins with {@code api.live.}; another listener of the API does so too. */
    static final String QUEUE_PREFIX = "api.live.pages-";

    private final LiveUpdates updates;
    private final ConsoleNews console;
    private volatile boolean deaf = true;

    JobEventsListener(LiveUpdates updates, ConsoleNews console) {
        this.updates = updates;
        this.console = console;
    }

    @RabbitListener(
            id = JobEventsListener.ID,
            concurrency = "1",
            bindings =
                    @QueueBinding(
                            value =
                                    @Queue(
                                            name = QUEUE_PREFIX + "${random.uuid}",
                                            durable = "false",
                                            exclusive = "true",
                                            autoDelete = "true",
                                            arguments =
                                                    @Argument(
                                                            name = "x-max-length",
                                                            value = "10000",
                                                            type = "java.lang.Integer")),
                            exchange =
                                    @Exchange(name = JobExchanges.EVENTS, type = "fanout", declare = Exchange.FALSE)))
    void on(JobEvent event) {
        console.happened();
        updates.look(event.jobId());
        if (event instanceof JobCleanedUp) {
            updates.lookForProof(event.jobId());
        } else if (movesTheQueue(event)) {
            updates.lookAtWaiting();
        }
    }

    private static boolean movesTheQueue(JobEvent event) {
        if (event instanceof JobCancelled cancelled) {
            return cancelled.cancelledFrom().equals("pending") && cancelled.announcement() == 1;
        }
        return event instanceof JobSubmitted || event instanceof JobStarted || event instanceof JobFailed;
    }

    /** What happened while the connection was away is in no queue: read everything that is being shown. */
    @EventListener
    void onReconnect(ConsumeOkEvent event) {
        if (event.getQueue() != null && event.getQueue().startsWith(QUEUE_PREFIX)) {
            deaf = false;
            updates.lookAtAll();
            console.happened();
        }
    }

    /** Of this listener alone: another may notice the same loss when this one is back already, and nobody would end that. */
    @EventListener
    void onLoss(ListenerContainerConsumerFailedEvent event) {
        if (event.getSource() instanceof AbstractMessageListenerContainer container
                && ID.equals(container.getListenerId())) {
            deaf = true;
        }
    }

    /** Whether nothing is heard at present. */
    boolean isDeaf() {
        return deaf;
    }
}
