package dev.moviegen.worker.pipeline.script;

import java.time.Duration;

/**
 * How much of others' time and our memory one page may take.
 *
 * @param bytes of the page once unpacked
 * @param time for everything, all redirects included
 * @param redirects followed
 */
record FetchLimits(int bytes, Duration time, int redirects) {

    static final FetchLimits USUAL = new FetchLimits(5 * 1024 * 1024, Duration.ofSeconds(20), 5);
}
