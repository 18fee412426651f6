package dev.moviegen.worker.pipeline;

import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.RecordGone;
import dev.moviegen.store.Upload;
import dev.moviegen.store.WriteRefused;
import dev.moviegen.worker.cancellation.Cancellation;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.RunningJob;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The row of a job, written by the attempt that owns it. Every write carries owner and epoch; a refused write is not an
 * error of its own: the row is read again and obeyed.
 */
public final class OwnedRow {

    private static final String JOBS = "jobs";
    private static final int TRIES = 3;

    private final PocketBase store;
    private final RunningJob job;

    public OwnedRow(PocketBase store, RunningJob job) {
        this.store = store;
        this.job = job;
    }

    /**
     * True when the row now says so; false when it was refused, and then the job's flag says what to do. In one transaction:
     * a heartbeat, written beside by another thread of the same owner, would bring back what it had read before.
     */
    public boolean write(Map<String, ?> fields, HeardBy heardBy) {
        Map<String, Object> fenced = fenced(fields);
        return accepted(() -> store.updateInOneTransaction(JOBS, job.jobId(), fenced), fenced, heardBy);
    }

    public boolean write(Map<String, ?> fields) {
        return write(fields, HeardBy.REFUSED_WRITE);
    }

    /** The same with files; a cancel ends the transfer at once. */
    public boolean writeWithFiles(Map<String, ?> fields, Map<String, Path> files) {
        Map<String, Object> fenced = fenced(fields);
        return accepted(
                () -> {
                    Upload upload = store.upload(JOBS, job.jobId(), fenced, files);
                    try (Cancellation.Registration ignored = job.flag().onRequest(upload::abort)) {
                        upload.send();
                    }
                },
                fenced,
                HeardBy.REFUSED_WRITE);
    }

    private Map<String, Object> fenced(Map<String, ?> fields) {
        Map<String, Object> fenced = new HashMap<>(fields);
        fenced.putIfAbsent("owner", job.owner());
        fenced.put("epoch", job.epoch());
        return fenced;
    }

    private boolean accepted(Runnable write, Map<String, Object> fields, HeardBy heardBy) {
        for (int i = 0; i < TRIES; i++) {
            try {
                long sent = System.nanoTime();
                write.run();
                job.writeAccepted(sent);
                return true;
            } catch (WriteRefused | RecordGone refused) {
                Optional<Job> row = store.find(JOBS, job.jobId()).map(Job::new);
                // Final by my own owner and epoch: my write went through and only its answer was lost.
                if (row.filter(job::isOwnedAccordingTo)
                        .filter(r -> says(r, fields))
                        .isPresent()) {
                    return true;
                }
                job.obey(row, heardBy);
                if (job.flag().isRequested()) {
                    return false;
                }
            }
        }
        return false;
    }

    private static boolean says(Job row, Map<String, Object> fields) {
        return row.status().isFinal() && row.status().word().equals(fields.get("status"));
    }
}
