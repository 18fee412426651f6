package dev.moviegen.worker.cancellation;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one setter of a job's flag. Setting it also acts: the abort actions (kill the processes, end the HTTP calls) run
 * at once on the setting thread, not at the job's next step.
 */
public final class CancellationFlag implements Cancellation {

    private static final Logger log = LoggerFactory.getLogger(CancellationFlag.class);

    private final String jobId;
    private final AtomicReference<Stop> stop = new AtomicReference<>();
    private final Set<Runnable> aborts = new LinkedHashSet<>();

    public CancellationFlag(String jobId) {
        this.jobId = jobId;
    }

    /**
     * What the store has decided (cancelled, superseded) outranks what this worker wanted; otherwise the first reason stays.
     *
     * @return whether the flag was not set before
     */
    public boolean request(Stop requested) {
        Stop before = stop.getAndUpdate(now -> now == null || outranks(requested, now) ? requested : now);
        if (before != null) {
            return false;
        }
        runAborts();
        return true;
    }

    private static boolean outranks(Stop requested, Stop present) {
        return requested.reason().isDecidedByStore() && requested.reason().compareTo(present.reason()) < 0;
    }

    private void runAborts() {
        Runnable[] now;
        synchronized (aborts) {
            now = aborts.toArray(Runnable[]::new);
            aborts.clear();
        }
        for (Runnable abort : now) {
            runSafely(abort);
        }
    }

    /** One action that fails must not keep the next from killing its process. */
    private void runSafely(Runnable abort) {
        try {
            abort.run();
        } catch (RuntimeException e) {
            log.warn("Job {}: an abort action failed", jobId, e);
        }
    }

    public Optional<Stop> stop() {
        return Optional.ofNullable(stop.get());
    }

    @Override
    public boolean isRequested() {
        return stop.get() != null;
    }

    @Override
    public MovieGeneratorCancelled stopped() {
        return MovieGeneratorCancelled.of(
                jobId,
                stop().orElse(Stop.now(StopReason.CANCELLED, HeardBy.EVENT)).reason());
    }

    @Override
    public Registration onRequest(Runnable abort) {
        synchronized (aborts) {
            aborts.add(abort);
        }
        // Set between the two lines above or before: whoever removes it from the set runs it, once.
        if (isRequested()) {
            runAborts();
        }
        return () -> {
            synchronized (aborts) {
                aborts.remove(abort);
            }
        };
    }
}
