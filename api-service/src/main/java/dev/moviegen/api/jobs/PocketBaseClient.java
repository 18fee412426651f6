package dev.moviegen.api.jobs;

import dev.moviegen.store.CrashPoint;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import dev.moviegen.store.RecordGone;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.store.WriteRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What the API does to the store: its verbs, nothing else. Every one may throw {@link StoreUnreachable}: nothing is
 * known then, and whoever asked asks again.
 */
@Component
public class PocketBaseClient {

    private static final String JOBS = "jobs";
    /** A batch reads and writes in one transaction, so a refusal of a live job is rare; twice in a row was never seen. */
    private static final int CANCEL_ATTEMPTS = 5;

    private static final int HISTORY_LENGTH = 200;
    private static final int PAGE = 500;

    private final PocketBase store;

    PocketBaseClient(PocketBase store) {
        this.store = store;
    }

    /** A new pending row. {@link WriteRefused} with {@code daily_limit} or {@code queue_full} when it is one too many. */
    public Job createJob(String jobId, Submission asked, String visitorHash, String addressHash) {
        CrashPoint.API_BEFORE_SUBMISSION.reached();
        Job job = new Job(store.create(
                JOBS,
                Map.of(
                        "id", jobId,
                        "url", asked.url(),
                        "language", asked.language(),
                        "options", asked.options(),
                        "status", JobStatus.PENDING.word(),
                        "visitor", visitorHash,
                        "address", addressHash)));
        CrashPoint.API_AFTER_SUBMISSION.reached();
        return job;
    }

    /** Empty only when the store itself says that there is no such record. */
    public Optional<Job> find(String jobId) {
        return JobIds.isWellFormed(jobId)
                ? store.find(JOBS, jobId).map(Job::new).filter(job -> JobIds.areEqual(job.id(), jobId))
                : Optional.empty();
    }

    /** Cancels a pending or processing job on behalf of a program. */
    public Job cancelJob(String jobId) {
        return cancelJob(new CancelRequest(jobId, "api", "", "", CallerAddress.NONE));
    }

    /**
     * One write and no read before it: the triggers decide. The answer is the cancelled row.
     *
     * @throws JobNotFound no such record
     * @throws JobNotCancellable it has ended, cancelled by somebody else included
     */
    public Job cancelJob(CancelRequest cancel) {
        if (!JobIds.isWellFormed(cancel.jobId())) {
            throw JobNotFound.of(cancel.jobId());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", JobStatus.CANCELLED.word());
        fields.put("requested_by", cancel.requestedBy());
        fields.put("reason", cancel.reason());
        fields.put("note", cancel.note());
        fields.put("request", UUID.randomUUID().toString());
        for (int attempt = 1; ; attempt++) {
            try {
                return commit(cancel.jobId(), fields);
            } catch (RecordGone gone) {
                throw JobNotFound.of(cancel.jobId());
            } catch (WriteRefused | StoreUnreachable unclear) {
                Optional<Job> mine = readAfter(unclear, cancel.jobId(), fields);
                if (mine.isPresent()) {
                    return mine.get();
                }
                if (attempt == CANCEL_ATTEMPTS || unclear instanceof StoreUnreachable) {
                    throw unclear;
                }
            }
        }
    }

    private Job commit(String jobId, Map<String, Object> cancel) {
        CrashPoint.API_BEFORE_COMMIT.reached();
        Job cancelled = new Job(store.updateInOneTransaction(JOBS, jobId, cancel));
        CrashPoint.API_AFTER_COMMIT.reached();
        return cancelled;
    }

    /** My own cancel whose answer was lost; empty: the job still lives. */
    private Optional<Job> readAfter(RuntimeException unclear, String jobId, Map<String, Object> fields) {
        Job now = find(jobId).orElseThrow(() -> JobNotFound.of(jobId));
        if (now.status() == JobStatus.CANCELLED && now.request().equals(fields.get("request"))) {
            return Optional.of(now);
        }
        if (now.status().isFinal()) {
            throw JobNotCancellable.because(jobId, now.status());
        }
        return Optional.empty();
    }

    public void stampSubmitted(String jobId, Instant at) {
        stampTold(jobId, "submitted_at", at);
    }

    public void stampAnnounced(String jobId, Instant at) {
        stampTold(jobId, "announced_at", at);
    }

    private void stampTold(String jobId, String column, Instant at) {
        CrashPoint.API_BEFORE_STAMP.reached();
        stamp(jobId, Map.of(column, PocketBase.date(at)));
        CrashPoint.API_AFTER_STAMP.reached();
    }

    /** @return false: somebody had stamped it before, or the row is not one that can be */
    public boolean stampCleaned(String jobId, Instant at, Map<String, ?> proof) {
        CrashPoint.API_BEFORE_CLEAN_UP_STAMP.reached();
        boolean stamped = stamp(jobId, Map.of("cleaned_at", PocketBase.date(at), "proof", proof));
        CrashPoint.API_AFTER_CLEAN_UP_STAMP.reached();
        return stamped;
    }

    /**
     * A refusal means that it was already done, or that the job has moved on; both are fine. In one transaction, because two
     * stamps come within milliseconds of each other, and a plain write would put the other one's column back and be refused.
     */
    private boolean stamp(String jobId, Map<String, ?> fields) {
        try {
            store.updateInOneTransaction(JOBS, jobId, fields);
            return true;
        } catch (WriteRefused | RecordGone overtaken) {
            return false;
        }
    }

    public void delete(String jobId) {
        try {
            store.delete(JOBS, jobId);
        } catch (WriteRefused | RecordGone alreadyGone) {
            // another process of this service has deleted it, or the store's clock says that it is not time yet
        }
    }

    /** At most {@code max} rows, oldest first. Build the filter from constants and {@link PocketBase#quoted}. */
    public List<Job> list(String filter, String sort, int max) {
        return store.list(JOBS, new Query(filter, sort, 1, max)).stream()
                .map(Job::new)
                .toList();
    }

    /** All rows, however many there are. */
    public List<Job> all(String filter) {
        List<Job> all = new ArrayList<>();
        List<JsonNode> page;
        int number = 0;
        do {
            page = store.list(JOBS, new Query(filter, "id", ++number, PAGE));
            page.stream().map(Job::new).forEach(all::add);
        } while (page.size() == PAGE);
        return all;
    }

    public int count(String filter) {
        return store.count(JOBS, filter);
    }

    /** Every change of the job that the store's triggers have seen, oldest first; it outlives the record. */
    public List<JobChange> history(String jobId) {
        if (!JobIds.isWellFormed(jobId)) {
            return List.of();
        }
        Query ofJob = new Query("job = " + PocketBase.quoted(jobId), "at,@rowid", 1, HISTORY_LENGTH);
        return store.list(JobChange.COLLECTION, ofJob).stream()
                .map(JobChange::new)
                .toList();
    }
}
