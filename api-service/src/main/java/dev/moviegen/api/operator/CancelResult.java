package dev.moviegen.api.operator;

import dev.moviegen.store.JobStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one cancel.
 *
 * @param result {@code cancelled}; {@code refused}: it had ended; {@code not_found}: no such job (any more);
 *     {@code unknown}: the store did not answer, so look again
 * @param status the job's true status, null when it is not known
 */
public record CancelResult(
        String id,

        @Schema(allowableValues = {"cancelled", "refused", "not_found", "unknown"})
        String result,

        @Nullable String status,
        String detail) {

    static CancelResult cancelled(String id) {
        return new CancelResult(id, "cancelled", JobStatus.CANCELLED.word(), "The job is cancelled");
    }

    static CancelResult refused(String id, JobStatus status, String why) {
        return new CancelResult(id, "refused", status.word(), why);
    }

    static CancelResult notFound(String id) {
        return new CancelResult(id, "not_found", null, "Job not found");
    }

    static CancelResult unknown(String id) {
        return new CancelResult(id, "unknown", null, "The store did not answer; look or ask again");
    }
}
