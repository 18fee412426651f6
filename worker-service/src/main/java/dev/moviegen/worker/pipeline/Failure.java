package dev.moviegen.worker.pipeline;

import dev.moviegen.worker.process.ProgramTimedOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a job failed, in the words of the contract. */
record Failure(String code, String detail) {

    private static final Logger log = LoggerFactory.getLogger(Failure.class);

    /** The column takes more, but an error that cannot be saved would leave the job processing for ever. */
    private static final int LONGEST_DETAIL = 500;

    static Failure of(String jobId, String step, Throwable cause) {
        if (cause instanceof StepFailed failed) {
            return new Failure(failed.code(), detail(failed));
        } else if (isDiskFull(cause)) {
            return new Failure("disk_full", "No space left on the scratch disk");
        } else if (cause instanceof ProgramTimedOut) {
            return new Failure(step.equals("audio") ? "speech_failed" : step + "_failed", detail(cause));
        }
        log.error("Job {}: step {} broke", jobId, step, cause);
        return new Failure("internal", "Something went wrong in the worker; it is logged there");
    }

    private static boolean isDiskFull(@Nullable Throwable cause) {
        Throwable root = cause instanceof UncheckedIOException unchecked ? unchecked.getCause() : cause;
        return root instanceof IOException && String.valueOf(root.getMessage()).contains("No space left");
    }

    private static String detail(Throwable cause) {
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }

    Map<String, String> inStep(String step) {
        return Map.of("step", step, "code", code, "detail", detail);
    }
}
