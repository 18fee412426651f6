package dev.moviegen.api.operator;

import dev.moviegen.api.jobs.CancelRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Either {@code ids} or {@code filter}. */
record CancelJobsBody(
        @Schema(description = "Ids of jobs, at most 1000") @Nullable
        List<String> ids,

        @Schema(description = "All active jobs that match; an empty object: all") @Nullable
        Filter filter,

        @Schema(description = "A word: wrong_url, too_slow, duplicate, other", maxLength = CancelRequest.MAX_REASON)
        @Nullable
        String reason,

        @Schema(description = "Free text", maxLength = CancelRequest.MAX_NOTE) @Nullable
        String note) {

    /** As the parameters of the list. */
    record Filter(
            @Nullable List<String> status,
            @Nullable String q,
            @Nullable String from,
            @Nullable String to,
            @Nullable Boolean unconfirmed) {

        String value(String name) {
            return switch (name) {
                case "status" -> status == null ? "" : String.join(",", status);
                case "q" -> text(q);
                case "from" -> text(from);
                case "to" -> text(to);
                default -> text(unconfirmed);
            };
        }
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
