package dev.moviegen.store;

import java.util.Locale;

/**
 * The five states of a job and the only ways between them. Twin of the triggers in {@code pocketbase/pb_migrations}, which
 * refuse every other move whoever makes it; a test compares the two on the real store, every pair of states.
 */
public enum JobStatus {
    PENDING,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED;

    public boolean canBecome(JobStatus next) {
        return switch (this) {
            case PENDING -> next == PROCESSING || next == CANCELLED || next == FAILED;
            case PROCESSING -> next.isFinal();
            case COMPLETED, FAILED, CANCELLED -> false;
        };
    }

    /** Whether nothing can follow any more. */
    public boolean isFinal() {
        return this != PENDING && this != PROCESSING;
    }

    /** As it is written in the store, in events and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word than that of {@link #word()} */
    public static JobStatus of(String word) {
        for (JobStatus status : values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("No status of a job: " + word);
    }
}
