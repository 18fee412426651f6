package dev.moviegen.api.security;

import java.io.Serializable;

/**
 * Whose wrong passwords are counted together.
 *
 * @param name the address, or what a known browser is told apart by
 * @param isKnown a browser that the operator has logged in with before, wherever it is now
 */
record Caller(String name, boolean isKnown) implements Serializable {

    static Caller at(String address) {
        return new Caller(address, false);
    }

    static Caller with(String browser) {
        return new Caller(browser, true);
    }
}
