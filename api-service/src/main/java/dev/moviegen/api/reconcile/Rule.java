package dev.moviegen.api.reconcile;

import dev.moviegen.store.Job;
import java.util.List;

/** One thing that is said again until it is true. Both verbs may be repeated, also by another process at once. */
interface Rule {

    /** The jobs for which something has to be said now. */
    List<Job> due();

    /** Says it for one of them; throws when the broker or the store did not take it. */
    void act(Job job);

    /** The store has just not answered one of the rules: what was not seen meanwhile has not therefore not happened. */
    default void storeWasAway() {}
}
