package dev.moviegen.api.operator;

import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Everybody's jobs. */
@Component
public class ListJobs {

    /** What a list may be sorted by; a {@code -} before it turns it round. */
    public static final Set<String> SORTS =
            Set.of("created", "updated", "started_at", "completed_at", "status", "progress", "url");

    public static final String NEWEST_FIRST = "-created";
    public static final int LONGEST_PAGE = 200;

    private final PocketBase store;

    ListJobs(PocketBase store) {
        this.store = store;
    }

    /** @param sort of {@link #SORTS}; equal ones stay in one order, or a page would show a job twice */
    public JobPage<Job> page(JobFilter filter, String sort, int page, int perPage) {
        int total = count(filter);
        return new JobPage<>(read(filter, sort + ",id", page, perPage), page, perPage, total);
    }

    public int count(JobFilter filter) {
        return store.count(Job.COLLECTION, filter.condition());
    }

    /** The ids of the oldest that match. */
    List<String> ids(JobFilter filter, int most) {
        return read(filter, "created,id", 1, most).stream().map(Job::id).toList();
    }

    private List<Job> read(JobFilter filter, String sort, int page, int perPage) {
        return store.list(Job.COLLECTION, new Query(filter.condition(), sort, page, perPage)).stream()
                .map(Job::new)
                .toList();
    }
}
