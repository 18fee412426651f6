package dev.moviegen.system.faults.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A disk of jobs: a small memory file system that can be filled, where this process may mount one. */
public final class ScratchDisk implements AutoCloseable {

    private static final int MEGABYTES = 96;

    private final Path root;
    private final boolean small;

    public ScratchDisk(Path root) throws IOException {
        this.root = Files.createDirectories(root);
        this.small = run("mount", "-t", "tmpfs", "-o", "mode=755,size=" + MEGABYTES + "m", "faults", root.toString());
    }

    public Path root() {
        return root;
    }

    /** As the product knows it; nothing before a worker has given it one. */
    public String id() {
        try {
            return Files.readString(root.resolve(".disk")).strip();
        } catch (IOException young) {
            return "";
        }
    }

    public boolean canBeFilled() {
        return small;
    }

    /** To the last byte. */
    public void fill() {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            byte[] some = new byte[64 * 1024];
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            return;
        }
    }

    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return root.resolve(".ballast");
    }

    /** Ids of the jobs that have a directory. */
    public Set<String> jobs() {
        return names(root, 26);
    }

    /** Also those of which there is something in the trash. */
    public Set<String> remains() {
        Set<String> all = new HashSet<>(jobs());
        all.addAll(names(root.resolve(".trash"), 26));
        return all;
    }

    private static Set<String> names(Path folder, int length) {
        Set<String> names = new HashSet<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.length() >= length && !name.startsWith("."))
                    .forEach(name -> names.add(name.substring(0, length)));
        } catch (IOException e) {
            return names;
        }
        return names;
    }

    @Override
    public void close() {
        if (small) {
            run("umount", "-l", root.toString());
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
