package dev.moviegen.api.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A submission as programs send it; whatever else stands beside address and language is an option. */
final class SubmitBody {

    @JsonProperty
    @Schema(
            description = "Address of the article",
            example = "https://example.org/article",
            requiredMode = Schema.RequiredMode.REQUIRED)
    @Nullable
    String url;

    @JsonProperty
    @Schema(
            allowableValues = {"auto", "ja", "en"},
            defaultValue = "auto")
    @Nullable
    String language;

    @JsonAnySetter
    private final Map<String, Object> options = new LinkedHashMap<>();

    @JsonAnyGetter
    Map<String, Object> options() {
        return options;
    }
}
