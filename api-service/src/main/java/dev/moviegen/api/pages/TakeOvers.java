package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.JobChange;
import dev.moviegen.api.jobs.JobNotFound;
import dev.moviegen.store.Job;
import dev.moviegen.store.StoreUnreachable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * When a job was claimed again, which its row does not keep. The history does; it is asked once for each take-over, because
 * what is behind a claim never changes.
 */
@Component
class TakeOvers {

    private static final int KEPT = 100;

    private final FindJobs findJobs;
    private final Map<String, SortedMap<Integer, Instant>> kept =
            Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SortedMap<Integer, Instant>> eldest) {
                    return size() > KEPT;
                }
            });

    TakeOvers(FindJobs findJobs) {
        this.findJobs = findJobs;
    }

    /** By the number of the claim, from the second on. Empty too when the history cannot be read now. */
    SortedMap<Integer, Instant> of(Job job) {
        if (job.epoch() < 2) {
            return Collections.emptySortedMap();
        }
        String upToThis = job.id() + "#" + job.epoch();
        SortedMap<Integer, Instant> known = kept.get(upToThis);
        if (known != null) {
            return known;
        }
        try {
            SortedMap<Integer, Instant> read = claims(findJobs.history(job.id()));
            kept.put(upToThis, read);
            return read;
        } catch (StoreUnreachable | JobNotFound later) {
            return Collections.emptySortedMap();
        }
    }

    private static SortedMap<Integer, Instant> claims(List<JobChange> history) {
        SortedMap<Integer, Instant> claims = new TreeMap<>();
        history.stream()
                .filter(change -> change.what().equals("claimed") && change.epoch() > 1)
                .forEach(change -> claims.put(change.epoch(), change.at()));
        return claims;
    }
}
