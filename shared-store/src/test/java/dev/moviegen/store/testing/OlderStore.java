package dev.moviegen.store.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The part of the checkout that is the store, as it was before its last migrations. */
final class OlderStore {

    private static final Path MIGRATIONS = Path.of("pocketbase/pb_migrations");

    private OlderStore() {}

    static Path with(int migrations, Path folder) {
        Path checkout = StoreProgram.checkout();
        try {
            copy(checkout.resolve("bin/store"), folder.resolve("bin/store"));
            copy(checkout.resolve("pocketbase/VERSION"), folder.resolve("pocketbase/VERSION"));
            for (Path hook : in(checkout.resolve("pocketbase/pb_hooks"))) {
                copy(hook, folder.resolve(checkout.relativize(hook)));
            }
            for (Path migration : in(checkout.resolve(MIGRATIONS)).subList(0, migrations)) {
                copy(migration, folder.resolve(checkout.relativize(migration)));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void copy(Path file, Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
    }
}
