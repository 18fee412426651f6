/** The operator's pages: all jobs, one job's timeline, workers and queues, what needs a person, figures. */
@NullMarked
package dev.moviegen.api.console;

import org.jspecify.annotations.NullMarked;
