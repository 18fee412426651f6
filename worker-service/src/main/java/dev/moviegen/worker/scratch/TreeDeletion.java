package dev.moviegen.worker.scratch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Deletes a tree without following links: every name is resolved against an open directory, so that nobody can put a
 * link in its way between the look and the deletion.
 */
final class TreeDeletion {

    /** What it takes to list a directory and to delete from it. */
    static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private long files;
    private long bytes;

    /** Deletes the contents of a directory and leaves it empty; what is no directory (a link in its place) goes itself. */
    void empty(Path entry) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(entry.getParent())) {
            if (!(stream instanceof SecureDirectoryStream<Path> parent)) {
                throw new IOException("No secure directory streams on this file system: " + entry.getParent());
            }
            isEmptiedDirectory(parent, entry);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private boolean isEmptiedDirectory(SecureDirectoryStream<Path> parent, Path entry) throws IOException {
        Path name = entry.getFileName();
        PosixFileAttributeView view =
                parent.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes attributes = view.readAttributes();
        if (attributes.isDirectory()) {
            open(entry, view, attributes.permissions());
            try (SecureDirectoryStream<Path> directory = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                for (Path inner : directory) {
                    if (isEmptiedDirectory(directory, entry.resolve(inner.getFileName()))) {
                        directory.deleteDirectory(inner.getFileName());
                    }
                }
            }
            return true;
        }
        parent.deleteFile(name);
        files++;
        bytes += attributes.isRegularFile() ? attributes.size() : 0;
        return false;
    }

    /** A job's program may have taken its own rights, and whoever is not root could never delete what is inside. */
    private static void open(Path directory, PosixFileAttributeView view, Set<PosixFilePermission> now)
            throws IOException {
        if (now.containsAll(OWNERS)) {
            return;
        }
        try {
            view.setPermissions(OWNERS);
        } catch (AccessDeniedException unreadable) {
            // Java opens a directory before it changes it there; by its path it does not. Nobody is left to put a link
            // in its place.
            Files.setPosixFilePermissions(directory, OWNERS);
        }
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }
}
