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
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Looks through /proc and the scratch disk ten times a second: what was still there, and when. */
public final class Scanner implements AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final String VARIABLE = "MOVIEGEN_JOB_ID=";

    private final Stories stories;
    private final ScratchDisk disk;
    private final Machine machine;
    private volatile boolean closed;

    public Scanner(Stories stories, ScratchDisk disk, Disturbances disturbances) {
        this.stories = stories;
        this.disk = disk;
        this.machine = new Machine(disturbances);
        Thread thread = new Thread(this::scanForEver, "scanner");
        thread.setDaemon(true);
        thread.start();
    }

    private void scanForEver() {
        while (!closed) {
            Instant at = Instant.now();
            living().forEach(id -> stories.find(id).ifPresent(story -> story.process(at)));
            Instant then = Instant.now();
            disk.jobs().forEach(id -> stories.find(id).ifPresent(story -> story.directory(then)));
            machine.look(at, Instant.now());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Of the jobs of this run, those of which a process lives now. */
    public Set<String> alive() {
        Set<String> alive = new HashSet<>(living());
        alive.removeIf(id -> stories.find(id).isEmpty());
        return alive;
    }

    /** Ids of all jobs on this machine of which a process lives, whoever has started it. */
    private static Set<String> living() {
        Set<String> ids = new HashSet<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String environment = '\0' + read(process.resolve("environ"));
                int at = environment.indexOf('\0' + VARIABLE);
                if (at >= 0 && !isZombie(process)) {
                    int from = at + 1 + VARIABLE.length();
                    ids.add(environment.substring(from, Math.max(from, environment.indexOf('\0', from))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    private static boolean isZombie(Path process) {
        String stat = read(process.resolve("stat"));
        int state = stat.lastIndexOf(')') + 2;
        return state >= stat.length() || "ZX".indexOf(stat.charAt(state)) >= 0;
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
