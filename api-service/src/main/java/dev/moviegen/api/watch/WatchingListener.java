package dev.moviegen.api.watch;

import dev.moviegen.events.JobEvent;
import dev.moviegen.events.amqp.JobExchanges;
import org.springframework.amqp.rabbit.annotation.Argument;
import org.springframework.amqp.rabbit.annotation.Exchange;
import org.springframework.amqp.rabbit.annotation.Queue;
import org.springframework.amqp.rabbit.annotation.QueueBinding;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;

/**
 * Hears everything, on a queue of this process's own whose name begins with what its broker user may declare. Apart
 * from the queue of the live pages, so that an operator's view never slows theirs down.
 */
@Component
class WatchingListener {

    private final HeardEvents heard;
    private final JobMeters meters;

    WatchingListener(HeardEvents heard, JobMeters meters) {
        this.heard = heard;
        this.meters = meters;
    }

    @RabbitListener(
            id = "watching",
            concurrency = "1",
            bindings =
                    @QueueBinding(
                            value =
                                    @Queue(
                                            name = "api.live.watch-${random.uuid}",
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
        heard.hear(event);
        meters.count(event);
    }
}
