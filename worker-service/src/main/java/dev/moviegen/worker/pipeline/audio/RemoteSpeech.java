package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.pipeline.KeyFile;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows the speech service that the settings name, if they name one. */
@Component
class RemoteSpeech {

    private static final String JAPANESE = "ja";

    private final SpeechSettings settings;
    private final String key;

    RemoteSpeech(SpeechSettings settings) {
        this.settings = settings;
        this.key = KeyFile.read(settings.remote().keyFile(), "MOVIEGEN_SPEECH_KEY_FILE");
    }

    /** A new one for each job. VOICEVOX speaks Japanese only. */
    Optional<Narrator> narrator(String language) {
        return switch (settings.engine()) {
            case "voicevox" ->
                language.equals(JAPANESE) ? Optional.of(new RemoteNarrator(voicevox())) : Optional.empty();
            case "openai" -> Optional.of(new RemoteNarrator(openAi()));
            default -> Optional.empty();
        };
    }

    private SpeechService voicevox() {
        RemoteVoice voice = settings.remote().orElse("http://127.0.0.1:50021", "3", "");
        return new VoicevoxEngine(voice.url(), voice.voice());
    }

    private SpeechService openAi() {
        return new OpenAiSpeech(settings.remote().orElse("https://api.openai.com/v1", "alloy", "gpt-4o-mini-tts"), key);
    }
}
