package dev.moviegen.worker.pipeline;

import java.util.List;

/** The steps in their order. */
public record Pipeline(List<Step> steps) {}
