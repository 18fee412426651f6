package dev.moviegen.worker.scratch;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * How a job's directory goes: a rename, from which moment it is gone for everyone, then the deletion at leisure. Each
 * rename has a name of its own, so that two attempts never meet. Only the holder of the job's lock may call this.
 */
final class Trash {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Disk disk;

    Trash(Disk disk) {
        this.disk = disk;
    }

    boolean hasSomethingOf(String jobId) throws IOException {
        return Files.exists(disk.directoryOf(jobId), LinkOption.NOFOLLOW_LINKS)
                || !entriesOf(jobId).isEmpty();
    }

    /** The directory, if there is one, becomes {@code .trash/<id>.<epoch>.<random>}; true if there was one. */
    boolean moveAway(String jobId, int epoch) throws IOException {
        String name = jobId + '.' + epoch + '.' + new BigInteger(60, RANDOM).toString(36);
        try {
            move(disk.directoryOf(jobId), disk.trash().resolve(name));
            return true;
        } catch (NoSuchFileException neverMade) {
            return false;
        }
    }

    /** Moving a directory writes to it as well ({@code ..}), which its owner may have been forbidden. */
    private static void move(Path directory, Path target) throws IOException {
        try {
            Files.move(directory, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException readOnly) {
            if (!isDirectory(directory)) {
                throw readOnly;
            }
            Files.setPosixFilePermissions(directory, TreeDeletion.OWNERS);
            Files.move(directory, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Deletes all that is left of the job but for empty directories, the receipts of a clean-up that is not yet told. */
    void emptyAll(String jobId, TreeDeletion deletion) throws IOException {
        for (Path entry : entriesOf(jobId)) {
            deletion.empty(entry);
        }
        if (Files.exists(disk.directoryOf(jobId), LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("The directory of job " + jobId + " is there again");
        }
    }

    /** Only a directory is one: a file or a link in its place goes with the deletion. */
    void keepReceipt(String jobId, int epoch) throws IOException {
        if (entriesOf(jobId).stream().noneMatch(Trash::isDirectory)) {
            Files.createDirectories(disk.trash().resolve(jobId + '.' + epoch + ".receipt"));
        }
    }

    void removeReceipts(String jobId) throws IOException {
        for (Path entry : entriesOf(jobId)) {
            Files.deleteIfExists(entry);
        }
        Files.deleteIfExists(disk.aliveFileOf(jobId));
    }

    private static boolean isDirectory(Path entry) {
        return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    }

    private List<Path> entriesOf(String jobId) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(disk.trash(), jobId + ".*")) {
            found.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }
}
