package dev.moviegen.system.figures;

import static org.awaitility.Awaitility.await;

import dev.moviegen.system.Api;
import dev.moviegen.system.Listener;
import dev.moviegen.system.RunningStack;
import dev.moviegen.system.figures.JobsAtWork.JobAtWork;
import dev.moviegen.system.figures.JobsAtWork.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Cancels running jobs by a call, and takes every time from the moment before the call. */
final class CancelFigures {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** In milliseconds; the last two are the worker's own, the others are seen from outside. */
    private record Cancel(
            double answered, double dead, double gone, double cancelledHeard, double cleanedUpHeard, Own own) {}

    private record Own(double stopped, double gone) {}

    private final RunningStack stack;
    private final Api api;
    private final JobsAtWork jobs;
    private final ExecutorService witnesses = Executors.newSingleThreadExecutor();
    private final Map<Work, List<Cancel>> cancels = new EnumMap<>(Work.class);

    CancelFigures(RunningStack stack, Api api, JobsAtWork jobs) {
        this.stack = stack;
        this.api = api;
        this.jobs = jobs;
    }

    void measure(int timesEach) throws Exception {
        try (Listener listener = new Listener(stack)) {
            for (int i = 0; i < timesEach; i++) {
                for (Work work : Work.values()) {
                    cancels.computeIfAbsent(work, w -> new ArrayList<>()).add(cancelOne(work, listener));
                }
            }
        } finally {
            witnesses.shutdownNow();
        }
    }

    private Cancel cancelOne(Work work, Listener listener) throws Exception {
        JobAtWork job = jobs.start(work);
        String id = job.id();
        Future<Witness.Seen> witness =
                witnesses.submit(new Witness(id, stack.jobs().resolve(id)));
        long click = System.nanoTime();
        Api.Reply reply = api.cancel(id);
        long answered = System.nanoTime();
        if (reply.status() != 200) {
            throw new IllegalStateException("Job " + id + " was not cancelled: " + reply);
        }
        Witness.Seen seen = witness.get();
        await().atMost(SOON).until(() -> listener.heardAt(id, "cleaned-up").isPresent());
        await().atMost(SOON).until(() -> !api.job(id).path("cleaned_at").isNull());
        return new Cancel(
                since(click, answered),
                since(click, seen.deadAt()),
                since(click, seen.goneAt()),
                since(click, listener.heardAt(id, "cancelled").orElseThrow()),
                since(click, listener.heardAt(id, "cleaned-up").orElseThrow()),
                own(api.job(id).path("proof")));
    }

    private static Own own(JsonNode proof) {
        Instant heard = Instant.parse(proof.path("heard_at").asString());
        return new Own(since(heard, proof.path("stopped_at")), since(heard, proof.path("gone_at")));
    }

    private static double since(Instant start, JsonNode end) {
        return Duration.between(start, Instant.parse(end.asString())).toNanos() / 1e6;
    }

    private static double since(long start, long end) {
        return (end - start) / 1e6;
    }

    Durations dead(Work work) {
        return of(work, Cancel::dead);
    }

    List<String> table() {
        int each = cancels.get(Work.NARRATION).size();
        return List.of(
                "| from the click until | while it speaks (n=%d) | while it encodes (n=%d) | all (n=%d) |"
                        .formatted(each, each, 2 * each),
                "|---|---|---|---|",
                row("the click is answered", Cancel::answered),
                row("another program hears `JobCancelled`", Cancel::cancelledHeard),
                row("every process is dead, seen in /proc", Cancel::dead),
                row("the directory is gone, seen on the disk", Cancel::gone),
                row("another program hears `JobCleanedUp`", Cancel::cleanedUpHeard),
                row("the worker's own: heard → stopped", cancel -> cancel.own().stopped()),
                row("the worker's own: heard → gone", cancel -> cancel.own().gone()));
    }

    private String row(String what, ToDoubleFunction<Cancel> value) {
        Durations speaking = of(Work.NARRATION, value);
        Durations encoding = of(Work.ENCODING, value);
        return "| " + what + " | " + speaking + " | " + encoding + " | " + speaking.and(encoding) + " |";
    }

    private Durations of(Work work, ToDoubleFunction<Cancel> value) {
        Stream<Cancel> measured = cancels.get(work).stream();
        return new Durations(measured.mapToDouble(value).boxed().toList());
    }
}
