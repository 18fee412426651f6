package dev.moviegen.worker.scratch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Deletes a tree without following links: every name is resolved against an open directory, so that nobody can put a
 * link in its way between the look and the deletion.
 */
final class TreeDeletion {

    private long files;
    private long bytes;

    /** Deletes the contents of {@code directory} and leaves it empty. */
    void empty(Path directory) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("No secure directory streams on this file system: " + directory);
            }
            empty(secure);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void empty(SecureDirectoryStream<Path> directory) throws IOException {
        for (Path entry : directory) {
            Path name = entry.getFileName();
            BasicFileAttributes attributes = directory
                    .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            if (attributes.isDirectory()) {
                try (SecureDirectoryStream<Path> inner =
                        directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
                    empty(inner);
                }
                directory.deleteDirectory(name);
            } else {
                directory.deleteFile(name);
                files++;
                bytes += attributes.isRegularFile() ? attributes.size() : 0;
            }
        }
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }
}
