package dev.moviegen.worker.pipeline.script;

/**
 * Somebody who speaks: the name that is shown, and the voice that is heard.
 *
 * @param pitch by how many semitones the voice is higher than usual, so that two of one voice are told apart
 */
public record Persona(String id, String name, String voice, int pitch) {

    static final String NARRATOR = "narrator";

    public Persona(String id, String name, String voice) {
        this(id, name, voice, 0);
    }

    /** The only one, where there is no dialogue. */
    static Persona narrator(Language language) {
        return new Persona(NARRATOR, language == Language.JA ? "ナレーター" : "Narrator", "auto");
    }
}
