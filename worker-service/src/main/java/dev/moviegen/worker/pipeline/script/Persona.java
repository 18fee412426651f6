package dev.moviegen.worker.pipeline.script;

/** Somebody who speaks: the name that is shown, and the voice that is heard. */
public record Persona(String id, String name, String voice) {}
