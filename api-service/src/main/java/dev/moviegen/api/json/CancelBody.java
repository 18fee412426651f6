package dev.moviegen.api.json;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a job is cancelled; both may be missing, and so may the whole body. */
record CancelBody(
        @Schema(description = "A word: wrong_url, too_slow, duplicate, other", maxLength = MAX_REASON) @Nullable
        String reason,

        @Schema(description = "Free text", maxLength = MAX_NOTE) @Nullable
        String note) {

    static final int MAX_REASON = 100;
    static final int MAX_NOTE = 500;
    static final CancelBody EMPTY = new CancelBody(null, null);
}
