package dev.moviegen.system.faults;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param neighbours jobs that run at once, every second one cancelled
 * @param cancels accepted before the storm begins, and {@code races} likewise
 * @param storm how long blows fall
 * @param people who use the product meanwhile
 */
record Plan(long seed, int neighbours, int cancels, int races, Duration storm, int people) {

    private static final int JOBS_OF_THE_LARGE_ONE = 34;
    private static final int JOBS_OF_THE_SMALL_ONE = 6;

    static Plan of(long seed, Duration storm) {
        return new Plan(seed, 12, 50, 10, storm, 4);
    }

    static Plan full(long seed, Duration storm) {
        return new Plan(seed, 100, 7_000, 1_500, storm, 6);
    }

    /** At a time for each worker: all neighbours run at once on three of them. */
    int concurrentJobs() {
        return neighbours > 50 ? JOBS_OF_THE_LARGE_ONE : JOBS_OF_THE_SMALL_ONE;
    }

    /** The steps in which the neighbours stay for a while. */
    String[] lingering() {
        return neighbours > 50 ? new String[] {"script", "audio", "slides", "video"} : new String[] {"slides"};
    }

    /** Of the lively time before the storm. */
    int peopleBefore() {
        return people * 2;
    }
}
