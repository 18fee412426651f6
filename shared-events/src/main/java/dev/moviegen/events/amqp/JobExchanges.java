package dev.moviegen.events.amqp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;

/**
 * The topology: one durable fanout for each event type, because a fanout carries no key and a shared one would hand a
 * JobCleanedUp to a listener of JobCancelled. The same as {@code rabbitmq/definitions.json}; a test compares the two.
 */
public final class JobExchanges {

    public static final String SUBMITTED = "job.submitted";
    public static final String STARTED = "job.started";
    public static final String PROGRESSED = "job.progressed";
    public static final String COMPLETED = "job.completed";
    public static final String FAILED = "job.failed";
    public static final String CANCELLED = "job.cancelled";
    public static final String CLEANED_UP = "job.cleaned-up";
    /** Dead letters of {@link #WORKER_JOBS}. */
    public static final String DEAD = "job.dead";
    /** Bound to all of the above but the dead: subscribe here to hear everything. */
    public static final String EVENTS = "job.events";

    public static final String WORKER_JOBS = "worker.jobs";
    public static final String API_CLEAN_UPS = "api.clean-ups";
    public static final String API_DEAD_JOBS = "api.dead-jobs";
    public static final String AUDIT = "job.audit";

    /** A guard against a message that kills whoever takes it before its row can say so; no job fails by it. */
    static final int DELIVERY_LIMIT = 20;

    private static final List<String> FACTS =
            List.of(SUBMITTED, STARTED, PROGRESSED, COMPLETED, FAILED, CANCELLED, CLEANED_UP);

    private static final Map<String, Set<String>> PUBLISHED_BY_NOBODY_ELSE =
            Map.of("api", Set.of(SUBMITTED, CANCELLED), "worker", Set.of(STARTED, PROGRESSED));

    private JobExchanges() {}

    /**
     * What a service declares again by itself, in case somebody has removed it: the queues that begin with its name and the
     * exchanges to which nobody else publishes. Its user on the broker has rights for no more, because the right to declare
     * is the right to delete; the rest comes with the broker's definitions, at every start of the broker. On a broker that
     * knows nothing of them a service goes by another name, and declares all of it.
     */
    static Declarables declaredBy(String user) {
        return new Declarables(topology().getDeclarables().stream()
                .filter(part -> mayDeclare(user, part))
                .toList());
    }

    private static boolean mayDeclare(String user, Declarable part) {
        Set<String> exchanges = PUBLISHED_BY_NOBODY_ELSE.get(user);
        if (exchanges == null) {
            return true;
        }
        if (part instanceof Exchange exchange) {
            return exchanges.contains(exchange.getName());
        }
        String queue = part instanceof Queue itself ? itself.getName() : ((Binding) part).getDestination();
        return queue != null && queue.startsWith(user + '.');
    }

    /** Every durable part of the topology. */
    public static Declarables topology() {
        FanoutExchange events = new FanoutExchange(EVENTS);
        FanoutExchange dead = new FanoutExchange(DEAD);
        List<Declarable> parts = new ArrayList<>(List.of(events, dead));
        for (String name : FACTS) {
            FanoutExchange exchange = new FanoutExchange(name);
            parts.add(exchange);
            parts.add(BindingBuilder.bind(events).to(exchange));
        }
        queues(dead, events).forEach(parts::add);
        return new Declarables(parts);
    }

    private static Stream<Declarable> queues(FanoutExchange dead, FanoutExchange events) {
        Queue jobs = QueueBuilder.durable(WORKER_JOBS)
                .quorum()
                .deliveryLimit(DELIVERY_LIMIT)
                .deadLetterExchange(DEAD)
                .build();
        Queue cleanUps = QueueBuilder.durable(API_CLEAN_UPS).quorum().build();
        Queue deadJobs = QueueBuilder.durable(API_DEAD_JOBS).quorum().build();
        Queue audit = QueueBuilder.durable(AUDIT).stream()
                .withArgument("x-max-age", "7D")
                .withArgument("x-max-length-bytes", 1_000_000_000L)
                .build();
        return Stream.of(
                jobs,
                bound(jobs, new FanoutExchange(SUBMITTED)),
                cleanUps,
                bound(cleanUps, new FanoutExchange(CLEANED_UP)),
                deadJobs,
                bound(deadJobs, dead),
                audit,
                bound(audit, events));
    }

    private static Binding bound(Queue queue, FanoutExchange exchange) {
        return BindingBuilder.bind(queue).to(exchange);
    }
}
