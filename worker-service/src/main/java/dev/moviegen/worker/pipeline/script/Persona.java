package dev.moviegen.worker.pipeline.script;

/**
 * Somebody who speaks: the name that is shown, and the voice that is heard.
 *
 * @param pitch by how many semitones the voice is higher than usual, so that two of one voice are told apart
 */
public record Persona(String id, String name, String voice, int pitch) {

    public Persona(String id, String name, String voice) {
        this(id, name, voice, 0);
    }
}
