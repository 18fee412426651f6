package dev.moviegen.system.faults.history;

import java.time.Instant;

/**
 * A call of the API and what came back.
 *
 * @param status of HTTP; 0 when no answer came
 * @param jobStatus the job's status as a refusal names it, else empty
 */
public record Call(Instant sent, Instant answered, Verb verb, int status, String jobStatus) {

    /** What was asked. */
    public enum Verb {
        SUBMIT,
        CANCEL
    }

    public boolean isCancel() {
        return verb == Verb.CANCEL;
    }

    public boolean isAccepted() {
        return status / 100 == 2;
    }

    /** Only the store can tell whether it happened. */
    public boolean isUnknown() {
        return status == 0 || status >= 500;
    }
}
