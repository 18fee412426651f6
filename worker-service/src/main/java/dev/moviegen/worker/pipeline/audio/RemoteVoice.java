package dev.moviegen.worker.pipeline.audio;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which voice of which service speaks, for the engines {@code voicevox} and {@code openai}; what is empty has the engine's
 * own default.
 *
 * @param url where it is, without a slash at the end
 * @param voice VOICEVOX: the number of a style; OpenAI: a name
 * @param model OpenAI only
 * @param keyFile a file with the key; empty: none is needed
 */
record RemoteVoice(
        @DefaultValue("") String url,
        @DefaultValue("") String voice,
        @DefaultValue("") String model,
        @DefaultValue("") String keyFile) {

    static final RemoteVoice NONE = new RemoteVoice("", "", "", "");

    RemoteVoice orElse(String otherUrl, String otherVoice, String otherModel) {
        return new RemoteVoice(
                or(url, otherUrl).replaceFirst("/+$", ""), or(voice, otherVoice), or(model, otherModel), keyFile);
    }

    private static String or(String given, String otherwise) {
        return given.isBlank() ? otherwise : given;
    }
}
