package dev.moviegen.store;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the store is and who we are there.
 *
 * @param url      PocketBase's address, as {@code http://127.0.0.1:8090}
 * @param user     the service account, as {@code api@moviegen.internal}
 * @param password of that account; never printed
 * @param timeout  how long to wait for an answer before the store counts as unreachable; an upload may take longer
 * @param caFile   PEM file of the authority that vouches for an {@code https://} store; empty: those that Java trusts
 */
@Validated
@ConfigurationProperties("moviegen.store")
public record StoreSettings(
        @NotBlank @Pattern(regexp = "https?://.+", message = "must begin with http:// or https://")
        String url,

        @NotBlank String user,

        @NotBlank String password,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration timeout,

        @DefaultValue("") String caFile) {

    @Override
    public String toString() {
        return "StoreSettings[url=" + url + ", user=" + user + ", timeout=" + timeout + ", caFile=" + caFile + "]";
    }
}
