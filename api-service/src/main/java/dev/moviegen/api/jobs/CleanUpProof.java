package dev.moviegen.api.jobs;

import dev.moviegen.events.JobCleanedUp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proof as the row keeps it: who has seen the job stop and its files go, and when, to the microsecond. */
public final class CleanUpProof {

    /** A cancel without its proof for longer is no longer late but unconfirmed: counted, said, and shown as that. */
    public static final Duration UNCONFIRMED_AFTER = Duration.ofMinutes(5);

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private CleanUpProof() {}

    public static Map<String, Object> of(JobCleanedUp fact) {
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("by", fact.by());
        proof.put("heard_by", fact.heardBy());
        put(proof, "accepted_at", fact.acceptedAt());
        put(proof, "heard_at", fact.heardAt());
        put(proof, "stopped_at", fact.stoppedAt());
        put(proof, "gone_at", fact.goneAt());
        proof.put("processes", fact.processes());
        proof.put("files", fact.files());
        proof.put("bytes", fact.bytes());
        return proof;
    }

    private static void put(Map<String, Object> proof, String name, @Nullable Instant instant) {
        if (instant != null) {
            proof.put(name, MICROSECONDS.format(instant));
        }
    }
}
