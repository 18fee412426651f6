package dev.moviegen.api.reconcile;

import dev.moviegen.events.amqp.JobExchanges;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.stereotype.Component;

/** What lies in the workers' queue, asked passively: this service may not read it. */
@Component
class WorkQueue {

    private final AmqpAdmin admin;

    WorkQueue(AmqpAdmin admin) {
        this.admin = admin;
    }

    /** No answer is no reason to send more. */
    boolean isEmpty() {
        try {
            QueueInformation queue = admin.getQueueInfo(JobExchanges.WORKER_JOBS);
            return queue != null && queue.getMessageCount() == 0;
        } catch (AmqpException unreachable) {
            return false;
        }
    }
}
