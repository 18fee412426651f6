package dev.moviegen.api.security;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The operator's login.
 *
 * @param operatorPassword password of the user {@code operator}, also the token of programs, from the file
 *     {@code operator-password} of the secrets' folder
 */
@Validated
@ConfigurationProperties("moviegen.security")
record OperatorSettings(@NotBlank String operatorPassword) {

    /** A record prints its components; this one must not. */
    @Override
    public String toString() {
        return "OperatorSettings[hidden]";
    }
}
