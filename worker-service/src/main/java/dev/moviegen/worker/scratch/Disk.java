package dev.moviegen.worker.scratch;

import dev.moviegen.worker.process.JobScope;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The scratch disk that all workers of a volume share: {@code <root>/<job id>/} for each job; everything else in it
 * begins with a dot.
 */
public final class Disk {

    private static final Pattern JOB_ID = Pattern.compile("[a-z0-9]{26}");

    private final Path root;
    private final String id;
    private final JobLocks locks;

    private Disk(Path root, String id, JobLocks locks) {
        this.root = root;
        this.id = id;
        this.locks = locks;
    }

    public static Disk open(Path root) throws IOException {
        Path here = Files.createDirectories(root).toRealPath();
        Files.createDirectories(here.resolve(".trash"));
        Files.createDirectories(here.resolve(".alive"));
        return new Disk(here, readOrMakeId(here.resolve(".disk")), JobLocks.open(here.resolve(".lock")));
    }

    /** Written under a name of its own and linked: of two first starters one wins, and both read the same id back. */
    private static String readOrMakeId(Path file) throws IOException {
        if (!Files.exists(file)) {
            String random = new BigInteger(80, new SecureRandom()).toString(36);
            Path own = Files.writeString(file.resolveSibling(".disk." + random), random);
            try {
                Files.createLink(file, own);
            } catch (FileAlreadyExistsException somebodyWasFirst) {
                // Theirs counts.
            } finally {
                Files.delete(own);
            }
        }
        return Files.readString(file).strip();
    }

    /** The random id of this volume, equal for all workers that share it. */
    public String id() {
        return id;
    }

    public Path root() {
        return root;
    }

    public JobLocks locks() {
        return locks;
    }

    public Path directoryOf(String jobId) {
        return root.resolve(checked(jobId));
    }

    Path trash() {
        return root.resolve(".trash");
    }

    public JobScope scopeOf(String jobId) {
        return new JobScope(jobId, directoryOf(jobId), aliveFileOf(jobId));
    }

    Path aliveFiles() {
        return root.resolve(".alive");
    }

    Path aliveFileOf(String jobId) {
        return aliveFiles().resolve(checked(jobId));
    }

    public static boolean isJobId(String name) {
        return JOB_ID.matcher(name).matches();
    }

    private static String checked(String jobId) {
        if (!isJobId(jobId)) {
            throw new IllegalArgumentException("Not a job's id: " + jobId);
        }
        return jobId;
    }
}
