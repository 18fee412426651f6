package dev.moviegen.api.jobs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Ids of jobs: 26 characters of {@code [a-z0-9]} from a CSPRNG (134 bits), because the link is the capability. */
final class JobIds {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 26;
    private static final Pattern WELL_FORMED = Pattern.compile("[a-z0-9]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private JobIds() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .map(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Anything else is nobody's id and must not become part of an address or a filter. */
    static boolean isWellFormed(String id) {
        return WELL_FORMED.matcher(id).matches();
    }

    /** In a time that does not tell how much of a guess is right. */
    static boolean areEqual(String id, String guess) {
        return MessageDigest.isEqual(id.getBytes(US_ASCII), guess.getBytes(US_ASCII));
    }
}
