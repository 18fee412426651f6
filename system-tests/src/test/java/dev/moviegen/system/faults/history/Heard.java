package dev.moviegen.system.faults.history;

import java.time.Instant;

/**
 * An event as a foreign, durable listener received it.
 *
 * @param type the word in the middle: {@code cancelled}, {@code cleaned-up} …
 */
public record Heard(Instant at, String type, String eventId, int epoch) {}
