package dev.moviegen.events.testing;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** All that a user of the broker must not be able to do: everything that is not listed here as its own. */
class ForbiddenAttempts {

    private static final List<String> OURS = List.of(
            "job.submitted",
            "job.started",
            "job.progressed",
            "job.completed",
            "job.failed",
            "job.cancelled",
            "job.cleaned-up",
            "job.dead",
            "job.events");
    private static final List<String> QUEUES = List.of("worker.jobs", "api.clean-ups", "api.dead-jobs", "job.audit");

    /** The only exchanges to which each may publish; {@code job.dead} because a queue's owner must be able to dead-letter. */
    private static final Map<String, Set<String>> PUBLISHES = Map.of(
            "api",
            Set.of("job.submitted", "job.completed", "job.failed", "job.cancelled", "job.cleaned-up"),
            "worker",
            Set.of("job.started", "job.progressed", "job.completed", "job.failed", "job.cleaned-up", "job.dead"),
            "monitor",
            Set.of());

    /** Who may declare an exchange may delete it. */
    private static final Map<String, Set<String>> DECLARES = Map.of(
            "api", Set.of("job.submitted", "job.cancelled"),
            "worker", Set.of("job.started", "job.progressed"),
            "monitor", Set.of());

    private static final Map<String, Set<String>> HEARS = Map.of(
            "api", Set.of("job.cleaned-up", "job.dead", "job.events"),
            "worker", Set.of("job.submitted", "job.cancelled"),
            "monitor", Set.copyOf(OURS));

    private static final Map<String, Set<String>> READS = Map.of(
            "api", Set.of("api.clean-ups", "api.dead-jobs"),
            "worker", Set.of("worker.jobs"),
            "monitor", Set.of("job.audit"));

    /** The api may: it is the right with which the broker lets it count what waits in {@code worker.jobs}. */
    private static final Map<String, Set<String>> BINDS = Map.of(
            "api", Set.of("api.clean-ups", "api.dead-jobs", "worker.jobs"),
            "worker", Set.of("worker.jobs"),
            "monitor", Set.of());

    private final String user;
    private final List<Attempt> all = new ArrayList<>();

    ForbiddenAttempts(String user) {
        this.user = user;
    }

    List<Attempt> all() {
        Stream.concat(OURS.stream(), Stream.of("amq.fanout", "amq.direct", ""))
                .filter(exchange -> !PUBLISHES.get(user).contains(exchange))
                .forEach(exchange -> attempt("publish to '" + exchange + "'", c -> publish(c, exchange)));
        QUEUES.stream().filter(queue -> !READS.get(user).contains(queue)).forEach(this::reading);
        QUEUES.stream()
                .filter(queue -> !READS.get(user).contains(queue) || queue.equals("job.audit"))
                .forEach(queue -> attempt("delete " + queue, c -> c.queueDelete(queue)));
        OURS.forEach(this::bindings);
        OURS.stream().filter(name -> !DECLARES.get(user).contains(name)).forEach(name -> {
            attempt("declare exchange " + name, c -> c.exchangeDeclare(name, "fanout", true));
            attempt("delete exchange " + name, c -> c.exchangeDelete(name));
        });
        Stream.of("x", "api.x", "worker.x", "job.x", "amq.x", user + "x").forEach(this::declaring);
        return all;
    }

    private void attempt(String what, Attempt.Act act) {
        all.add(new Attempt(what, act));
    }

    private static void publish(Channel channel, String exchange)
            throws IOException, InterruptedException, TimeoutException {
        channel.confirmSelect();
        channel.basicPublish(exchange, "worker.jobs", null, new byte[0]);
        channel.waitForConfirmsOrDie(TimeUnit.SECONDS.toMillis(5));
    }

    private void reading(String queue) {
        attempt("consume " + queue, c -> {
            c.basicQos(1);
            c.basicConsume(queue, false, (tag, message) -> {}, tag -> {});
        });
        attempt("get from " + queue, c -> c.basicGet(queue, false));
        attempt("purge " + queue, c -> c.queuePurge(queue));
    }

    /** To bind, and to take a binding away, is to let what one may hear go where one may write. */
    private void bindings(String from) {
        boolean hears = HEARS.get(user).contains(from);
        for (String queue : QUEUES) {
            if (!hears || !BINDS.get(user).contains(queue)) {
                attempt("bind " + queue + " to " + from, c -> c.queueBind(queue, from, ""));
                attempt("unbind " + queue + " from " + from, c -> c.queueUnbind(queue, from, ""));
            }
        }
        for (String to : OURS) {
            if (!hears || !PUBLISHES.get(user).contains(to)) {
                attempt("let " + to + " hear " + from, c -> c.exchangeBind(to, from, ""));
                attempt("let " + to + " hear " + from + " no more", c -> c.exchangeUnbind(to, from, ""));
            }
        }
    }

    private void declaring(String name) {
        if (!name.startsWith(user + '.')) {
            attempt("declare queue " + name, c -> c.queueDeclare(name, false, true, true, Map.of()));
            attempt("declare exchange " + name, c -> c.exchangeDeclare(name, "fanout"));
        }
    }
}
