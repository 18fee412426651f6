package dev.moviegen.api.security;

import dev.moviegen.api.jobs.CallerAddress;
import java.io.Serializable;

/**
 * Whose wrong passwords are counted together.
 *
 * @param name where it is, or what a known browser is told apart by
 * @param isKnown a browser that the operator has logged in with before, wherever it is now
 */
record Caller(String name, boolean isKnown) implements Serializable {

    static Caller at(String address) {
        return new Caller(CallerAddress.of(address).text(), false);
    }

    static Caller with(String browser) {
        return new Caller(browser, true);
    }
}
