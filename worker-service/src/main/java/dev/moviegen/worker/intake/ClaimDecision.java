package dev.moviegen.worker.intake;

import dev.moviegen.events.JobSubmitted;
import dev.moviegen.store.Job;

/** What a worker that holds a job's lock does when it reads its row. The message is a wake-up, not the truth. */
enum ClaimDecision {
    CLAIM,
    /** It would be the third owner to die within one step. */
    GIVE_UP,
    /** Final: make sure that it is told. */
    ANNOUNCE,
    /** Alive elsewhere. */
    FORGET;

    private static final int DEATHS = 3;

    static ClaimDecision of(Job row, JobSubmitted wakeUp, String disk) {
        return switch (row.status()) {
            case PENDING -> CLAIM;
            case PROCESSING -> {
                if (!mayTakeOver(row, wakeUp, disk)) {
                    yield FORGET;
                }
                yield deathsAfterClaim(row) >= DEATHS ? GIVE_UP : CLAIM;
            }
            case COMPLETED, FAILED, CANCELLED -> ANNOUNCE;
        };
    }

    /**
     * Handed back; or on this disk, where we hold its lock, so its owner is dead; or the reconciler saw no life and the
     * row has not moved since.
     */
    private static boolean mayTakeOver(Job row, JobSubmitted wakeUp, String disk) {
        boolean handedBack = row.owner().isEmpty();
        boolean ownerDiedHere = row.disk().equals(disk);
        boolean silent = wakeUp.epoch() != null
                && wakeUp.epoch() == row.epoch()
                && row.updatedText().equals(wakeUp.heartbeat());
        return handedBack || ownerDiedHere || silent;
    }

    static int deathsAfterClaim(Job row) {
        return row.deaths() + (row.began() ? 1 : 0);
    }
}
