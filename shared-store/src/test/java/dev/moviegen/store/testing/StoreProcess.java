package dev.moviegen.store.testing;

import dev.moviegen.store.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A real PocketBase with our collections, triggers and hooks, on a free port and a new data directory. It never outlives
 * this JVM, however that ends.
 *
 * <p>{@link #shared} is the one that the tests of a JVM have in common: its limits are out of the way, so make jobs of your
 * own and look only at those. Tests that kill or stop a store, or count jobs, {@link #start} one of their own.
 */
public final class StoreProcess implements AutoCloseable {

    public static final String ADMIN_EMAIL = "admin@moviegen.internal";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final StoreProgram program;

    private static final class Shared {
        private static final StoreProcess INSTANCE = start(Map.of());
    }

    /** The one for this JVM, started when it is first asked for. */
    public static StoreProcess shared() {
        return Shared.INSTANCE;
    }

    /** A store of its own, with these settings ({@code MOVIEGEN_LIMIT_QUEUE} …) instead of the roomy ones. */
    public static StoreProcess start(Map<String, String> settings) {
        StoreProcess store = make(settings);
        store.restart();
        return store;
    }

    /** A store of its own that has seen only the first migrations, until it is {@link #upgrade}d. */
    public static StoreProcess startWithMigrations(int howMany) {
        StoreProcess store = make(Map.of());
        store.program.runFrom(OlderStore.with(howMany, store.directory.resolve("older")));
        store.restart();
        return store;
    }

    private static StoreProcess make(Map<String, String> settings) {
        try {
            StoreProcess store = new StoreProcess(Files.createTempDirectory("moviegen-store-"), settings);
            Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-end"));
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it is the store of the checkout. */
    public void upgrade() {
        program.runFrom(StoreProgram.checkout());
        restart();
    }

    private StoreProcess(Path directory, Map<String, String> settings) throws IOException {
        this.directory = directory;
        environment.put("MOVIEGEN_LIMIT_JOBS_PER_DAY", "1000000");
        environment.put("MOVIEGEN_LIMIT_QUEUE", "1000000");
        environment.put("MOVIEGEN_STORE_ADMIN_EMAIL", ADMIN_EMAIL);
        for (String who : new String[] {"ADMIN", "API", "WORKER"}) {
            setPassword(who, UUID.randomUUID().toString());
        }
        environment.putAll(settings);
        program = new StoreProgram(directory, environment);
    }

    public String url() {
        return program.url();
    }

    public String adminPassword() {
        return passwords.get("ADMIN");
    }

    public String apiPassword() {
        return passwords.get("API");
    }

    public String workerPassword() {
        return passwords.get("WORKER");
    }

    public StoreSettings apiSettings() {
        return new StoreSettings(url(), "api@moviegen.internal", apiPassword(), Duration.ofSeconds(5), "");
    }

    public StoreSettings workerSettings() {
        return new StoreSettings(url(), "worker@moviegen.internal", workerPassword(), Duration.ofSeconds(5), "");
    }

    /** As bin/store is given it; takes effect with the next {@link #restart}. */
    public void setPassword(String who, String password) throws IOException {
        Path file = directory.resolve(who + ".password");
        Files.writeString(file, password + "\n");
        passwords.put(who, password);
        environment.put("MOVIEGEN_STORE_" + who + "_PASSWORD_FILE", file.toString());
    }

    /** Takes effect with the next {@link #restart}. */
    public void set(String name, String value) {
        environment.put(name, value);
    }

    public long pid() {
        return program.pid();
    }

    /** SIGKILL; returns when it is gone. Its data and its port stay for {@link #restart}. */
    public void kill() {
        program.kill();
    }

    /** SIGSTOP: connections are still taken, nothing is answered. */
    public void stop() {
        program.signal("STOP");
    }

    /** SIGCONT. */
    public void cont() {
        program.signal("CONT");
    }

    /** Starts it again on the same data and port; returns when it is healthy. */
    public void restart() {
        program.kill();
        program.start(PATIENCE);
    }

    /** What it has written to its output so far. */
    public String log() {
        return program.log();
    }

    public Path dataDirectory() {
        return directory.resolve("data");
    }

    @Override
    public void close() {
        program.kill();
        try {
            delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
