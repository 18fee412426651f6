package dev.moviegen.worker.cancellation;

/** The read side of a job's flag, for its steps. Its one setter is {@link CancellationFlag}. */
public interface Cancellation {

    boolean isRequested();

    /** Throws {@link MovieGeneratorCancelled} once the job must stop. Call it before every step and at least every 50 ms of computing. */
    default void throwIfRequested() {
        if (isRequested()) {
            throw stopped();
        }
    }

    /** What a step throws when it finds out by itself (a killed program, an aborted call) that the job must stop. */
    MovieGeneratorCancelled stopped();

    /** Runs {@code abort} at once, on the thread that cancels; immediately if that has happened already. */
    Registration onRequest(Runnable abort);

    /** Closing it forgets the abort action. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
