package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.pipeline.script.Narration;
import dev.moviegen.worker.pipeline.script.Persona;
import dev.moviegen.worker.pipeline.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One narration and the file that it is spoken into.
 *
 * @param number from 1, over all sections
 * @param reading its pronunciation; the text itself where there is none
 * @param voice {@code mei}, {@code heart} or {@code espeak}
 * @param pitch semitones above the voice's own
 */
record Phrase(int number, String text, String reading, String voice, int pitch, Path file) {

    static List<Phrase> of(Script script, String voice, Path directory) {
        List<Phrase> phrases = new ArrayList<>();
        for (Narration narration : script.narrations().toList()) {
            int number = phrases.size() + 1;
            String reading = narration.reading() == null ? narration.text() : narration.reading();
            Path file = directory.resolve(String.format(Locale.ROOT, "audio/%03d.wav", number));
            phrases.add(new Phrase(number, narration.text(), reading, voice, pitch(narration, script), file));
        }
        return phrases;
    }

    private static int pitch(Narration narration, Script script) {
        return script.personas().stream()
                .filter(persona -> persona.id().equals(narration.personaId()))
                .mapToInt(Persona::pitch)
                .findFirst()
                .orElse(0);
    }

    boolean isSpoken() {
        return Files.exists(file);
    }

    /** Where it is written before it is whole. */
    Path temporary() {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }
}
