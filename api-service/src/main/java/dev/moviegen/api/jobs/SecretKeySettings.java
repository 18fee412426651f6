package dev.moviegen.api.jobs;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The key under which visitors and addresses are hashed.
 *
 * @param hashKey at least 32 random bytes in hexadecimal, from the file {@code hash-key} of the secrets' folder
 */
@Validated
@ConfigurationProperties("moviegen.security")
record SecretKeySettings(
        @Pattern(regexp = "(?:[0-9a-fA-F]{2}){32,}", message = "must be 32 bytes or more in hexadecimal")
        String hashKey) {

    /** A record prints its components; this one must not. */
    @Override
    public String toString() {
        return "SecretKeySettings[hidden]";
    }
}
