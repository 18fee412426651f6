package dev.moviegen.worker.pipeline;

import dev.moviegen.store.Job;
import dev.moviegen.worker.cancellation.Cancellation;
import dev.moviegen.worker.process.Programs;
import java.nio.file.Path;

/** What a step is given: the row as it was claimed, the job's directory, and how to watch, report and run programs. */
public record JobContext(Job job, Path directory, Cancellation cancellation, Progress progress, Programs programs) {}
