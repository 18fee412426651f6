package dev.moviegen.worker.pipeline.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Chooses who speaks: the job's wish, else the best voice there is; then whoever always works. */
@Component
class Casting {

    private static final String ESPEAK = "espeak";
    private static final Map<String, String> NATURAL = Map.of("ja", "mei", "en", "heart");

    private final SpeechSettings settings;
    private final RemoteSpeech remote;

    Casting(SpeechSettings settings, RemoteSpeech remote) {
        this.settings = settings;
        this.remote = remote;
    }

    /** A voice speaks its own language only: a wish for another one's is not granted. */
    String voice(String wanted, String language) {
        return wanted.equals(ESPEAK) ? ESPEAK : NATURAL.getOrDefault(language, ESPEAK);
    }

    /** In the order in which they are tried. */
    List<Narrator> narrators(String wanted, String language) {
        if (settings.isSilent()) {
            return List.of(new SilentNarrator(language));
        }
        List<Narrator> narrators =
                new ArrayList<>(remote.narrator(language).stream().toList());
        if (settings.hasVoices() && !voice(wanted, language).equals(ESPEAK)) {
            narrators.add(new VoiceNarrator(settings, voice(wanted, language)));
        }
        narrators.add(new EspeakNarrator(language));
        return narrators;
    }
}
