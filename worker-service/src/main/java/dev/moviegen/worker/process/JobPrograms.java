package dev.moviegen.worker.process;

import dev.moviegen.worker.cancellation.Cancellation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one running job. It is registered with the flag before anything is started: a cancel that comes
 * between the start of a program and its registration kills it too, because starting and killing exclude each other.
 */
public final class JobPrograms implements Programs, AutoCloseable {

    static final String JOB_ID_VARIABLE = "MOVIEGEN_JOB_ID";
    private static final long LOOK_EVERY_MS = 100;

    private final JobScope job;
    private final JobProcesses processes;
    private final Cancellation cancellation;
    private final Cancellation.Registration registration;
    private @Nullable Process current;
    private boolean closed;
    private final Set<Long> killed = new HashSet<>();
    /** What the looks through /proc have killed beside, and will have. */
    private CompletableFuture<Set<Long>> kin = CompletableFuture.completedFuture(Set.of());

    public JobPrograms(JobScope job, JobProcesses processes, Cancellation cancellation) {
        this.job = job;
        this.processes = processes;
        this.cancellation = cancellation;
        this.registration = cancellation.onRequest(this::kill);
    }

    @Override
    public ProgramResult run(Program program) {
        Process process = start(program);
        OutputTail errors = OutputTail.of(process.getErrorStream(), line -> {});
        OutputTail output = OutputTail.of(process.getInputStream(), program.onLine());
        try {
            awaitEnd(process, program, output);
            cancellation.throwIfRequested();
            return new ProgramResult(process.exitValue(), output.text(), errors.text());
        } finally {
            forget(process);
        }
    }

    /**
     * {@code pdeathsig} kills the program when the <em>thread</em> that started it ends: this one waits for it, so it
     * lives long enough. The process group is its own; {@code flock -F} leaves the lock's descriptor to every descendant.
     */
    private synchronized Process start(Program program) {
        cancellation.throwIfRequested();
        List<String> command = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "KILL"));
        command.addAll(List.of("flock", "-s", "-F", aliveFile().toString()));
        command.addAll(program.command());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(job.directory().toFile()).redirectInput(new File("/dev/null"));
        builder.environment().remove("MOVIEGEN_SECRETS");
        builder.environment().put(JOB_ID_VARIABLE, job.jobId());
        try {
            Process process = builder.start();
            current = process;
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Job " + job.jobId() + ": " + program.command().get(0) + " cannot be started", e);
        }
    }

    private Path aliveFile() {
        Path file = job.aliveFile();
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Job " + job.jobId() + ": " + file + " cannot be made", e);
        }
    }

    private void awaitEnd(Process process, Program program, OutputTail output) {
        long started = System.nanoTime();
        try {
            while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - started > program.limit().toNanos()) {
                    throw timedOut(program, "took longer than " + program.limit());
                }
                if (output.nanosSinceLastLine() > program.quietLimit().toNanos()) {
                    throw timedOut(program, "said nothing for " + program.quietLimit());
                }
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw timedOut(program, "was interrupted");
        }
    }

    private ProgramTimedOut timedOut(Program program, String what) {
        kill();
        kinKilled().join();
        cancellation.throwIfRequested();
        return ProgramTimedOut.of(program, what);
    }

    /**
     * Excludes starting, so that no program slips in between. The program dies here and now; its kin a few milliseconds
     * later, beside: who tells a hundred jobs to stop must not look through /proc a hundred times before the last hears it.
     * Who set the flag and was kept from acting until the run was over comes too late: what runs by then is somebody else's.
     */
    private synchronized void kill() {
        if (closed) {
            return;
        }
        if (current != null && current.isAlive()) {
            current.destroyForcibly();
            killed.add(current.pid());
        }
        kin = kin.thenCombine(processes.killSoon(job), JobPrograms::both);
    }

    private static Set<Long> both(Set<Long> some, Set<Long> others) {
        Set<Long> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private synchronized void forget(Process process) {
        if (current == process) {
            current = null;
        }
    }

    /** How many processes the kills of this job ended; waits for those that are still looking. */
    public int killed() {
        return both(killedHere(), kinKilled().join()).size();
    }

    private synchronized Set<Long> killedHere() {
        return Set.copyOf(killed);
    }

    private synchronized CompletableFuture<Set<Long>> kinKilled() {
        return kin;
    }

    /** Nobody looks for this job's processes any more once its lock is free: the next owner's would be found. */
    @Override
    public void close() {
        registration.close();
        endKilling().join();
    }

    private synchronized CompletableFuture<Set<Long>> endKilling() {
        closed = true;
        return kin;
    }
}
