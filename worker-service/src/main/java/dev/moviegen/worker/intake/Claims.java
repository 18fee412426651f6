package dev.moviegen.worker.intake;

import dev.moviegen.store.CrashPoint;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.RecordGone;
import dev.moviegen.store.WriteRefused;
import dev.moviegen.worker.WorkerIdentity;
import dev.moviegen.worker.cancellation.RunningJob;
import dev.moviegen.worker.pipeline.OwnedJob;
import dev.moviegen.worker.pipeline.OwnedRow;
import dev.moviegen.worker.scratch.Disk;
import dev.moviegen.worker.scratch.JobLocks.JobLock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes a job in the store: a new owner and the next epoch, refused if anybody was faster. */
@Component
class Claims {

    private final PocketBase store;
    private final WorkerIdentity worker;
    private final Disk disk;

    Claims(PocketBase store, WorkerIdentity worker, Disk disk) {
        this.store = store;
        this.worker = worker;
        this.disk = disk;
    }

    Optional<Job> read(String jobId) {
        return store.find("jobs", jobId).map(Job::new);
    }

    /** Empty when it was refused: read again. */
    Optional<OwnedJob> claim(Job row, JobLock lock) {
        String owner = worker.nextOwner();
        Map<String, Object> fields = claimFields(row, owner);
        fields.put("status", "processing");
        fields.put("began", false);
        CrashPoint.WORKER_BEFORE_CLAIM.reached();
        long sent = System.nanoTime();
        return write(row, fields).map(claimed -> {
            CrashPoint.WORKER_AFTER_CLAIM.reached();
            RunningJob running = new RunningJob(claimed.id(), owner, claimed.epoch(), disk.id(), sent);
            return new OwnedJob(claimed, running, new OwnedRow(store, running), lock);
        });
    }

    /** False when it was refused: read again. */
    boolean giveUp(Job row) {
        Map<String, Object> fields = claimFields(row, worker.nextOwner());
        fields.put("status", "failed");
        fields.put(
                "error",
                Map.of("step", row.step(), "code", "worker_died", "detail", "The job's worker died three times"));
        return write(row, fields).isPresent();
    }

    private Map<String, Object> claimFields(Job row, String owner) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("owner", owner);
        fields.put("epoch", row.epoch() + 1);
        fields.put("disk", disk.id());
        fields.put("deaths", ClaimDecision.deathsAfterClaim(row));
        return fields;
    }

    private Optional<Job> write(Job row, Map<String, Object> fields) {
        try {
            return Optional.of(new Job(store.update("jobs", row.id(), fields)));
        } catch (WriteRefused | RecordGone refused) {
            return Optional.empty();
        }
    }
}
