package dev.moviegen.worker.pipeline.audio;

import jakarta.validation.constraints.AssertTrue;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who speaks.
 *
 * @param engine {@code espeak}: the voices on this machine; {@code voicevox}, {@code openai}: a service; {@code silent}:
 *     nobody, each subtitle has its time
 * @param python of the environment with the voices; empty: espeak-ng only
 * @param narrator path of {@code speech/narrator.py}
 * @param remote the service, for the engines that need one
 */
@Validated
@ConfigurationProperties("moviegen.speech")
record SpeechSettings(
        @DefaultValue("espeak") String engine,
        @DefaultValue("") String python,
        @DefaultValue("") String narrator,
        @DefaultValue RemoteVoice remote) {

    private static final Set<String> ENGINES = Set.of("espeak", "voicevox", "openai", "silent");

    @AssertTrue(message = "MOVIEGEN_SPEECH must be espeak, voicevox, openai or silent")
    boolean isEngineKnown() {
        return ENGINES.contains(engine);
    }

    boolean isSilent() {
        return engine.equals("silent");
    }

    boolean hasVoices() {
        return !python.isBlank() && !narrator.isBlank();
    }
}
