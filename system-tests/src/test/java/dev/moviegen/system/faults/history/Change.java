package dev.moviegen.system.faults.history;

import java.time.Instant;

/** A line of the store's own history, written by its triggers. */
public record Change(Instant at, String what, String from, String to, String owner, int epoch, String disk) {

    boolean isFinal() {
        return what.equals("completed") || what.equals("failed") || what.equals("cancelled");
    }
}
