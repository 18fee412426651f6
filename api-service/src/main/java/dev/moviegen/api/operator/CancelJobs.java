package dev.moviegen.api.operator;

import dev.moviegen.api.jobs.CancelJob;
import dev.moviegen.api.jobs.CancelRequest;
import dev.moviegen.api.jobs.JobNotCancellable;
import dev.moviegen.api.jobs.JobNotFound;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.store.WriteRefused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Cancels many jobs, one after the other: each is as final as a single one, and one that cannot be cancelled does not
 * keep the others from it.
 */
@Component
public class CancelJobs {

    private static final Set<JobStatus> ACTIVE = Set.of(JobStatus.PENDING, JobStatus.PROCESSING);

    private final ListJobs jobs;
    private final CancelJob cancelJob;
    private final OperatorLimits limits;

    CancelJobs(ListJobs jobs, CancelJob cancelJob, OperatorLimits limits) {
        this.jobs = jobs;
        this.cancelJob = cancelJob;
        this.limits = limits;
    }

    /** The most that one call takes. */
    public int most() {
        return limits.bulk();
    }

    /** Waiting and running jobs that match; those that a filter names besides are left out, not refused. */
    public JobFilter activeOf(JobFilter filter) {
        return filter.of(
                filter.statuses().isEmpty()
                        ? ACTIVE
                        : Set.copyOf(filter.statuses().stream()
                                .filter(ACTIVE::contains)
                                .toList()));
    }

    /** All active jobs that match, oldest first, at most {@link #most}. */
    public List<CancelResult> all(JobFilter filter, String reason, String note) {
        JobFilter active = activeOf(filter);
        return active.statuses().isEmpty() ? List.of() : these(jobs.ids(active, most()), reason, note);
    }

    /** Each of them once. After the store has failed to answer, the rest is not asked: nothing has changed there. */
    public List<CancelResult> these(Collection<String> ids, String reason, String note) {
        List<CancelResult> results = new ArrayList<>();
        boolean answering = true;
        for (String id : new LinkedHashSet<>(ids)) {
            CancelResult result = answering ? cancel(id, reason, note) : CancelResult.unknown(id);
            answering = answering && !result.result().equals("unknown");
            results.add(result);
        }
        return results;
    }

    private CancelResult cancel(String id, String reason, String note) {
        try {
            cancelJob.cancel(CancelRequest.byOperator(id, reason, note));
            return CancelResult.cancelled(id);
        } catch (JobNotCancellable ended) {
            return CancelResult.refused(id, ended.status(), String.valueOf(ended.getMessage()));
        } catch (JobNotFound missing) {
            return CancelResult.notFound(id);
        } catch (StoreUnreachable | WriteRefused unclear) {
            return CancelResult.unknown(id);
        }
    }
}
