package dev.moviegen.api.operator;

import dev.moviegen.api.jobs.CleanUpProof;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.PocketBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which jobs.
 *
 * @param statuses empty: all
 * @param text to be found in the id, the address, the reason or note of a cancel, or the error; empty: any
 * @param from made at this moment or later
 * @param to made before this moment
 * @param unconfirmed only cancels whose clean-up nobody has confirmed for five minutes
 */
public record JobFilter(
        Set<JobStatus> statuses, String text, Optional<Instant> from, Optional<Instant> to, boolean unconfirmed) {

    /** Everything. */
    public static final JobFilter ALL = new JobFilter(Set.of(), "", Optional.empty(), Optional.empty(), false);

    private static final List<String> SEARCHED = List.of("id", "url", "reason", "note", "error");
    private static final String LATE = "(status = 'cancelled' && cleaned_at = '' && completed_at <"
            + " strftime('%Y-%m-%d %H:%M:%fZ', @now, '-" + CleanUpProof.UNCONFIRMED_AFTER.toSeconds() + " seconds'))";

    public JobFilter of(Set<JobStatus> others) {
        return new JobFilter(others, text, from, to, unconfirmed);
    }

    /** In the store's filter language; every value is a literal there. */
    String condition() {
        List<String> parts = new ArrayList<>();
        if (!statuses.isEmpty()) {
            parts.add(statuses.stream()
                    .sorted()
                    .map(status -> "status = '" + status.word() + "'")
                    .collect(Collectors.joining(" || ", "(", ")")));
        }
        if (!text.isEmpty()) {
            String literal = PocketBase.quoted(text.replace("\\", "\\\\").replace("%", "\\%"));
            parts.add(SEARCHED.stream()
                    .map(column -> column + " ~ " + literal)
                    .collect(Collectors.joining(" || ", "(", ")")));
        }
        from.ifPresent(time -> parts.add("created >= " + PocketBase.quoted(PocketBase.date(time))));
        to.ifPresent(time -> parts.add("created < " + PocketBase.quoted(PocketBase.date(time))));
        if (unconfirmed) {
            parts.add(LATE);
        }
        return String.join(" && ", parts);
    }
}
