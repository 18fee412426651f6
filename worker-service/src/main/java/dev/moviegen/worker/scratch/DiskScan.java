package dev.moviegen.worker.scratch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Which jobs have left something on the disk: a directory, an entry in the trash, an alive file. */
final class DiskScan {

    private final Disk disk;

    DiskScan(Disk disk) {
        this.disk = disk;
    }

    Set<String> jobIds() throws IOException {
        Set<String> found = new TreeSet<>();
        collect(disk.root(), found);
        collect(disk.trash(), found);
        collect(disk.aliveFiles(), found);
        return found;
    }

    boolean hasSomethingOf(String jobId) throws IOException {
        return new Trash(disk).hasSomethingOf(jobId) || Files.exists(disk.aliveFileOf(jobId));
    }

    private static void collect(Path folder, Set<String> found) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                int dot = name.indexOf('.');
                String jobId = dot > 0 ? name.substring(0, dot) : name;
                if (Disk.isJobId(jobId)) {
                    found.add(jobId);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
