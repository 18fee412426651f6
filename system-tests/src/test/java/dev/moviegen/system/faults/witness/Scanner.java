package dev.moviegen.system.faults.witness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.moviegen.system.faults.history.Disturbances;
import dev.moviegen.system.faults.history.Stories;
import dev.moviegen.system.faults.stage.ScratchDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Looks through /proc and the scratch disks ten times a second: what was still there, and when. */
public final class Scanner implements AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final String VARIABLE = "MOVIEGEN_JOB_ID=";

    private final Stories stories;
    private final List<ScratchDisk> disks;
    private final Machine machine;
    private volatile boolean closed;

    public Scanner(Stories stories, List<ScratchDisk> disks, Disturbances disturbances) {
        this.stories = stories;
        this.disks = disks;
        this.machine = new Machine(disturbances);
        Thread thread = new Thread(this::scanForEver, "scanner");
        thread.setDaemon(true);
        thread.start();
    }

    private void scanForEver() {
        while (!closed) {
            Instant at = Instant.now();
            living().forEach(one ->
                    stories.find(one.jobId()).ifPresent(story -> story.process(at, diskOf(one.workingDirectory()))));
            Instant then = Instant.now();
            disks.forEach(disk -> scan(disk, then));
            machine.look(at, Instant.now());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void scan(ScratchDisk disk, Instant at) {
        Set<String> jobs = disk.jobs();
        String id = disk.id();
        jobs.forEach(job -> stories.find(job).ifPresent(story -> story.directory(at, id)));
    }

    /** A process that works on none of them is held against the job wherever that is. */
    private String diskOf(String workingDirectory) {
        return disks.stream()
                .filter(disk -> workingDirectory.startsWith(disk.root() + "/"))
                .map(ScratchDisk::id)
                .findFirst()
                .orElse("");
    }

    /** Of the jobs of this run, those of which a process lives now. */
    public Set<String> alive() {
        Set<String> alive = living().stream().map(Living::jobId).collect(Collectors.toSet());
        alive.removeIf(id -> stories.find(id).isEmpty());
        return alive;
    }

    private record Living(String jobId, String workingDirectory) {}

    /** The processes of all jobs on this machine, whoever has started them. */
    private static Set<Living> living() {
        Set<Living> living = new HashSet<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String environment = '\0' + read(process.resolve("environ"));
                int at = environment.indexOf('\0' + VARIABLE);
                if (at >= 0 && !isZombie(process)) {
                    int from = at + 1 + VARIABLE.length();
                    String id = environment.substring(from, Math.max(from, environment.indexOf('\0', from)));
                    workingDirectory(process).ifPresent(folder -> living.add(new Living(id, folder)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return living;
    }

    private static boolean isZombie(Path process) {
        String stat = read(process.resolve("stat"));
        int state = stat.lastIndexOf(')') + 2;
        return state >= stat.length() || "ZX".indexOf(stat.charAt(state)) >= 0;
    }

    /** Nothing for one that has just ended. */
    private static Optional<String> workingDirectory(Path process) {
        try {
            return Optional.of(Files.readSymbolicLink(process.resolve("cwd")).toString());
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
