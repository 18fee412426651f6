package dev.moviegen.events.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The checkout's scripts, and a temporary folder with this broker's passwords and data. */
record BrokerFiles(Path checkout, Path folder) {

    private static final List<String> USERS = List.of("api", "worker", "monitor", "admin");

    static BrokerFiles make() {
        try {
            BrokerFiles files = new BrokerFiles(checkoutAround(), newFolder());
            for (String user : USERS) {
                Files.writeString(files.passwordFile(user), UUID.randomUUID().toString());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() throws IOException {
        return Files.createTempDirectory("moviegen-broker");
    }

    static Path checkoutAround() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("bin/broker"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No bin/broker above " + start);
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("broker.log");
    }

    Path passwordFile(String user) {
        return folder.resolve(user + "-password");
    }

    String passwordOf(String user) {
        try {
            return Files.readString(passwordFile(user));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What bin/broker and bin/broker-definitions read. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String user : USERS) {
            String name = "MOVIEGEN_BROKER_" + user.toUpperCase(Locale.ROOT) + "_PASSWORD_FILE";
            environment.put(name, passwordFile(user).toString());
        }
        return environment;
    }

    void deleteData() {
        delete(data());
    }

    void delete() {
        delete(folder);
    }

    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
