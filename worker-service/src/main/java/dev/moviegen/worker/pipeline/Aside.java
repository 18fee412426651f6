package dev.moviegen.worker.pipeline;

import dev.moviegen.worker.cancellation.Cancellation;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Computing that cannot look at the flag, because it is somebody else's code: it goes on beside, in memory only, and a
 * cancelled job does not wait for it.
 */
public final class Aside {

    private Aside() {}

    /** The result, or what it threw; as soon as the job must stop, MovieGeneratorCancelled. It must not touch the disk. */
    public static <T> T run(Cancellation cancellation, Callable<T> computing) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable stop = () -> result.completeExceptionally(cancellation.stopped());
        try (Cancellation.Registration registration = cancellation.onRequest(stop)) {
            Thread thread = new Thread(() -> compute(computing, result), "aside");
            thread.setDaemon(true);
            thread.start();
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception known ? known : e;
        }
    }

    private static <T> void compute(Callable<T> computing, CompletableFuture<T> result) {
        try {
            result.complete(computing.call());
        } catch (Exception | Error e) {
            result.completeExceptionally(e);
        }
    }
}
