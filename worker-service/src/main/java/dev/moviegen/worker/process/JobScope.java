package dev.moviegen.worker.process;

import java.nio.file.Path;

/**
 * By what the processes of a job are known.
 *
 * @param directory where they work
 * @param aliveFile each of them holds a shared lock on it; who gets it exclusively knows that none lives
 */
public record JobScope(String jobId, Path directory, Path aliveFile) {}
