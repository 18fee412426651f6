package dev.moviegen.worker.pipeline.audio;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who speaks.
 *
 * @param engine {@code espeak}: the voices on this machine; {@code silent}: nobody, each subtitle has its time
 * @param python of the environment with the voices; empty: espeak-ng only
 * @param narrator path of {@code speech/narrator.py}
 */
@Validated
@ConfigurationProperties("moviegen.speech")
record SpeechSettings(
        @DefaultValue("espeak") String engine,
        @DefaultValue("") String python,
        @DefaultValue("") String narrator) {

    @AssertTrue(message = "MOVIEGEN_SPEECH must be espeak or silent: voicevox and openai are not available yet")
    boolean isEngineAvailable() {
        return engine.equals("espeak") || isSilent();
    }

    boolean isSilent() {
        return engine.equals("silent");
    }

    boolean hasVoices() {
        return !python.isBlank() && !narrator.isBlank();
    }
}
