package dev.moviegen.api.json;

import dev.moviegen.api.jobs.CancelRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a job is cancelled; both may be missing, and so may the whole body. */
record CancelBody(
        @Schema(description = "A word: wrong_url, too_slow, duplicate, other", maxLength = CancelRequest.MAX_REASON)
        @Nullable
        String reason,

        @Schema(description = "Free text", maxLength = CancelRequest.MAX_NOTE) @Nullable
        String note) {

    static final CancelBody EMPTY = new CancelBody(null, null);
}
