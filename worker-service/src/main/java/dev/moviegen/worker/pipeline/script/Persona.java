package dev.moviegen.worker.pipeline.script;

/** Somebody who speaks: the name that is shown, and the voice that is heard. */
public record Persona(String id, String name, String voice) {

    static final String NARRATOR = "narrator";

    /** The only one, where there is no dialogue. */
    static Persona narrator(Language language) {
        return new Persona(NARRATOR, language == Language.JA ? "ナレーター" : "Narrator", "auto");
    }
}
