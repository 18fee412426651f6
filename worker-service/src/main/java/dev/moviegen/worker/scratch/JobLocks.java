package dev.moviegen.worker.scratch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Who works on which job of a disk: one byte of {@code <root>/.lock} for each job, locked in the kernel, which frees it
 * when the process dies, also between containers that share the volume.
 *
 * <p>The channel stays open for the life of the process, and nothing but {@code tryLock} and {@code release} is ever
 * called on it: closing <em>any</em> descriptor of the file drops all locks of the process, and {@code lock()},
 * {@code size()} or a read on an interrupted thread closes the channel.
 */
public final class JobLocks {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final FileChannel channel;

    private JobLocks(FileChannel channel) {
        this.channel = channel;
    }

    static JobLocks open(Path file) throws IOException {
        return new JobLocks(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** Empty when somebody, this process included, holds it. */
    public Optional<JobLock> tryLock(String jobId) {
        try {
            return Optional.ofNullable(channel.tryLock(position(jobId), 1, false))
                    .map(JobLock::new);
        } catch (OverlappingFileLockException heldHere) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of job " + jobId + " cannot be tried", e);
        }
    }

    /**
     * Tries for that long. Whoever only looks at a job holds its lock for a moment; a wake-up that is given up in it
     * would come again no sooner than the reconciler misses the heartbeat.
     */
    public Optional<JobLock> tryLock(String jobId, Duration atMost) {
        long started = System.nanoTime();
        Optional<JobLock> lock = tryLock(jobId);
        while (lock.isEmpty() && System.nanoTime() - started < atMost.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            lock = tryLock(jobId);
        }
        return lock;
    }

    /** The first 62 bits of SHA-256: no two of a billion jobs are likely to share a byte, and it is a legal offset. */
    static long position(String jobId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(jobId.getBytes(UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Held until closed or until the process dies. */
    public static final class JobLock implements AutoCloseable {

        private final FileLock lock;

        private JobLock(FileLock lock) {
            this.lock = lock;
        }

        /** False once the channel was closed under it: then nothing may be announced any more. */
        public boolean isValid() {
            return lock.isValid();
        }

        @Override
        public void close() {
            try {
                lock.release();
            } catch (IOException alreadyGone) {
                // A closed channel has dropped it.
            }
        }
    }
}
