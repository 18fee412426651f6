package dev.moviegen.worker.pipeline.script;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A language model that writes the script, behind an OpenAI-compatible endpoint.
 *
 * @param url as {@code http://127.0.0.1:11434/v1}; empty: the article's own sentences are the script
 * @param model its name there
 * @param keyFile a file with the key; empty: none is needed
 */
@Validated
@ConfigurationProperties("moviegen.llm")
record LlmSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String model,
        @DefaultValue("") String keyFile) {

    @AssertTrue(message = "MOVIEGEN_LLM_URL must begin with http:// or https://")
    boolean isAddress() {
        return url.isBlank() || url.matches("https?://.+");
    }

    @AssertTrue(message = "MOVIEGEN_LLM_MODEL must be set when MOVIEGEN_LLM_URL is")
    boolean isModelNamed() {
        return url.isBlank() || !model.isBlank();
    }

    boolean isConfigured() {
        return !url.isBlank();
    }

    String completions() {
        return url.replaceFirst("/+$", "") + "/chat/completions";
    }
}
