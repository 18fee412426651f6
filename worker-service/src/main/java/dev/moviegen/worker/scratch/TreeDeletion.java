package dev.moviegen.worker.scratch;

import java.io.IOException;
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
            isEmptiedDirectory(parent, entry.getFileName());
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private boolean isEmptiedDirectory(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        PosixFileAttributeView view =
                parent.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributes attributes = view.readAttributes();
        if (attributes.isDirectory()) {
            open(view, attributes.permissions());
            try (SecureDirectoryStream<Path> directory = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                for (Path inner : directory) {
                    if (isEmptiedDirectory(directory, inner.getFileName())) {
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

    /** A job's program may have taken its own right to write, and whoever is not root could never delete what is inside. */
    private static void open(PosixFileAttributeView directory, Set<PosixFilePermission> now) throws IOException {
        if (!now.containsAll(OWNERS)) {
            directory.setPermissions(OWNERS);
        }
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }
}
