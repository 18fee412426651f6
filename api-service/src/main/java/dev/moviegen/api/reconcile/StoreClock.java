package dev.moviegen.api.reconcile;

/** Conditions on the age of a date, judged by the store's own clock, which also wrote the date. */
final class StoreClock {

    private StoreClock() {}

    static String olderThan(String field, int seconds) {
        return field + " < strftime('%Y-%m-%d %H:%M:%fZ', @now, '-" + seconds + " seconds')";
    }
}
