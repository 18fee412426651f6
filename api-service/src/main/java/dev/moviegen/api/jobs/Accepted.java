package dev.moviegen.api.jobs;

import dev.moviegen.store.Job;
import java.time.Instant;

/** The cancel is in the store, for ever. {@code job} is the cancelled row, {@code at} the API's clock. */
public record Accepted(Job job, Instant at) {}
