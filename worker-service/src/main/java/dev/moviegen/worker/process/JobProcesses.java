package dev.moviegen.worker.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills what runs for a job, until it is proven dead.
 *
 * <p>{@code --pdeathsig} reaches only the direct child, and a dead worker's lock is free a moment before its children
 * are killed. So the kill looks through {@code /proc} until nothing is left, and the proof is the exclusive lock on the
 * job's alive file, which every descendant inherits, in whatever container.
 */
public final class JobProcesses {

    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = 500_000;

    private static final Executor LOOKERS = Executors.newCachedThreadPool(task -> {
        Thread looker = new Thread(task, "process-looker");
        looker.setDaemon(true);
        return looker;
    });

    /**
     * Returns the number of processes that were killed; when it returns all are dead, or it throws
     * {@link ProcessesStillAlive} after 10 s. The last look begins after that time, so that a thread that was kept from
     * running meanwhile has looked at least once.
     */
    public int killUntilProven(JobScope job) {
        long deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        Set<Long> killed = new HashSet<>();
        boolean isLast;
        do {
            isLast = System.nanoTime() - deadline >= 0;
            killed.addAll(killAllSeen(job));
            if (isProvenDead(job)) {
                return killed.size();
            }
            // Who has left the directory and dropped its environment still holds what it has inherited.
            killed.addAll(kill(new ProcessScan(job).holding(job.aliveFile())));
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (!isLast);
        throw ProcessesStillAlive.of(job.jobId());
    }

    /** As {@link #killAllSeen}, but nobody waits for it. */
    CompletableFuture<Set<Long>> killSoon(JobScope job) {
        return CompletableFuture.supplyAsync(() -> killAllSeen(job), LOOKERS);
    }

    /** Signals until a look through /proc finds nobody; a fork that was missed once is found the next time. */
    public Set<Long> killAllSeen(JobScope job) {
        Set<Long> killed = new HashSet<>();
        ProcessScan scan = new ProcessScan(job);
        long deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        Set<Long> living = scan.living();
        while (!living.isEmpty() && System.nanoTime() - deadline < 0) {
            killed.addAll(kill(living));
            LockSupport.parkNanos(PAUSE_NANOS);
            living = scan.living();
        }
        return killed;
    }

    private static Set<Long> kill(Set<Long> pids) {
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        return pids;
    }

    private boolean isProvenDead(JobScope job) {
        Path alive = job.aliveFile();
        if (!Files.exists(alive)) {
            return true; // made before the first program is started: without it there never was one
        }
        try {
            Process flock = new ProcessBuilder("flock", "-n", "-x", alive.toString(), "true").start();
            flock.getOutputStream().close();
            return flock.waitFor(5, TimeUnit.SECONDS) && flock.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
