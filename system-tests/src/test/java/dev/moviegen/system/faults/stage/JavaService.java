package dev.moviegen.system.faults.stage;

import dev.moviegen.system.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A service of the product as a process of its own. One that dies is started again after a second, as compose would. */
public final class JavaService {

    private static final Duration UNTIL_GONE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Pattern STARTED = Pattern.compile("Started \\w+ in [0-9.]+ seconds");

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private volatile @Nullable Process process;
    private volatile boolean wanted;
    private volatile int starts;

    JavaService(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = new ConcurrentHashMap<>(environment);
        this.log = log;
    }

    public String name() {
        return name;
    }

    /** Takes effect with the next start. */
    public void set(String variable, String value) {
        environment.put(variable, value);
    }

    public void unset(String variable) {
        environment.remove(variable);
    }

    void start() {
        wanted = true;
        Thread keeper = new Thread(this::keepRunning, "keeper-of-" + name);
        keeper.setDaemon(true);
        keeper.start();
    }

    /** The kernel kills the process with the thread that started it (pdeathsig), so none outlives this JVM. */
    private void keepRunning() {
        while (wanted) {
            try {
                Process running = builder().start();
                process = running;
                running.waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private ProcessBuilder builder() throws IOException {
        starts++;
        Files.writeString(log, marker() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        List<String> all = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().remove("MOVIEGEN_JOB_ID");
        builder.environment().putAll(environment);
        return builder;
    }

    /** Whether the present process has said so: a marker in the log tells where its words begin. */
    public boolean isReady() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return false;
        }
        try {
            String text = Files.readString(log);
            return STARTED.matcher(text.substring(text.lastIndexOf(marker()))).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String marker() {
        return "=== start " + starts + " of " + name;
    }

    public void kill() {
        signal("KILL");
    }

    /** {@code STOP}, {@code CONT}, {@code TERM}, {@code KILL}: to the JVM alone, never to what it has started. */
    public void signal(String signal) {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        Signal.send(signal, running.pid());
    }

    /** Asks it to end, as in a rolling restart, and waits until it has: until then it would look ready. */
    public void leave() {
        Process running = process;
        if (running != null) {
            signal("TERM");
            running.onExit().orTimeout(UNTIL_GONE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    void stop() {
        wanted = false;
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(12, TimeUnit.SECONDS)) {
                running.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        }
    }
}
