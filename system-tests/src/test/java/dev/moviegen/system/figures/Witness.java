package dev.moviegen.system.figures;

import dev.moviegen.system.JobProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks from outside, every 0.1 ms, until each process of a job is dead and its directory is gone. */
record Witness(String jobId, Path directory) implements Callable<Witness.Seen> {

    private static final long LOOK_EVERY_NANOS = 100_000;
    private static final long GIVE_UP_AFTER = TimeUnit.SECONDS.toNanos(30);

    /** On {@link System#nanoTime()}'s clock. */
    record Seen(long deadAt, long goneAt) {}

    @Override
    public Seen call() {
        long start = System.nanoTime();
        List<ProcessView> living = living();
        long deadAt = 0;
        long goneAt = 0;
        while (deadAt == 0 || goneAt == 0) {
            long now = System.nanoTime();
            living.removeIf(ProcessView::isDead);
            if (deadAt == 0 && living.isEmpty()) {
                living = living(); // those that were started since the first look
                deadAt = living.isEmpty() ? now : 0;
            }
            if (goneAt == 0 && Files.notExists(directory)) {
                goneAt = now;
            }
            if (now - start > GIVE_UP_AFTER) {
                throw new IllegalStateException("Job " + jobId + ": alive " + living + ", gone at " + goneAt);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return new Seen(deadAt, goneAt);
    }

    private List<ProcessView> living() {
        return new ArrayList<>(
                JobProcesses.of(jobId).stream().map(ProcessView::new).toList());
    }
}
