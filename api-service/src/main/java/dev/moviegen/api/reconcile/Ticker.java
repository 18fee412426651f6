package dev.moviegen.api.reconcile;

/** A stopwatch in nanoseconds, never set by anybody: waiting times do not depend on two clocks that agree. */
@FunctionalInterface
interface Ticker {

    long nanos();
}
