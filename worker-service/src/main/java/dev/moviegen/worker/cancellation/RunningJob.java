package dev.moviegen.worker.cancellation;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A job that this worker runs: the claim it runs it by, its flag, and when the store last accepted a write of it. */
public final class RunningJob {

    private final String jobId;
    private final String owner;
    private final int epoch;
    private final String disk;
    private final CancellationFlag flag;
    private final long startedNanos = System.nanoTime();
    private final AtomicLong acceptedNanos;

    /** {@code claimSentNanos} is when the claim, the first accepted write, was sent. */
    public RunningJob(String jobId, String owner, int epoch, String disk, long claimSentNanos) {
        this.jobId = jobId;
        this.owner = owner;
        this.epoch = epoch;
        this.disk = disk;
        this.acceptedNanos = new AtomicLong(claimSentNanos);
        this.flag = new CancellationFlag(jobId);
    }

    public String jobId() {
        return jobId;
    }

    public String owner() {
        return owner;
    }

    public int epoch() {
        return epoch;
    }

    public CancellationFlag flag() {
        return flag;
    }

    public boolean isOwnedAccordingTo(Job row) {
        return row.owner().equals(owner) && row.epoch() == epoch;
    }

    /** The event names the disk of record: the cancel of a job that goes on elsewhere is not ours to prove. */
    void hear(JobCancelled event) {
        flag.request(
                event.disk().equals(disk)
                        ? Stop.cancelled(HeardBy.EVENT, event.acceptedAt())
                        : Stop.now(StopReason.SUPERSEDED, HeardBy.EVENT));
    }

    /** Does what the row says. An absent row is only what a 404 for its id said, never an empty list. */
    public void obey(Optional<Job> row, HeardBy heardBy) {
        // A cancelled job whose disk of record is this one is ours to clean, whoever owned it: we hold its lock.
        Optional<Job> cancelled = row.filter(this::isCancelledHere);
        if (cancelled.isPresent()) {
            flag.request(Stop.cancelled(heardBy, cancelled.get().completedAt().orElse(null)));
        } else if (row.filter(this::isNobodyElsesAccordingTo).isEmpty()) {
            flag.request(Stop.now(StopReason.SUPERSEDED, heardBy));
        }
    }

    /** Without an owner in this epoch it is handed back, and only this attempt can have done that: its answer was lost. */
    private boolean isNobodyElsesAccordingTo(Job row) {
        boolean handedBack = row.owner().isEmpty() && row.epoch() == epoch && row.status() == JobStatus.PROCESSING;
        return handedBack || isOwnedAccordingTo(row);
    }

    private boolean isCancelledHere(Job row) {
        return row.status() == JobStatus.CANCELLED && row.disk().equals(disk);
    }

    /** By when it was sent: the answer may have lain here while this process was stopped, or be overtaken by a later one. */
    public void writeAccepted(long sentNanos) {
        acceptedNanos.accumulateAndGet(sentNanos, (known, sent) -> sent - known > 0 ? sent : known);
    }

    long nanosRunning() {
        return System.nanoTime() - startedNanos;
    }

    long nanosSinceAcceptedWrite() {
        return System.nanoTime() - acceptedNanos.get();
    }
}
