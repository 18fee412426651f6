package dev.moviegen.api.jobs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA256, shortened to 32 hexadecimal digits. The store keeps only these: nobody who reads the store learns who
 * a visitor is, and without the key the four thousand million IPv4 addresses cannot be tried.
 */
@Component
public class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final SecretKeySpec key;

    KeyedHash(SecretKeySettings settings) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(settings.hashKey()), ALGORITHM);
    }

    /** The hash of a value in its own domain ({@code visitor}, {@code address}, …); empty stays empty. */
    public String of(String domain, String value) {
        if (value.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal((domain + "\n" + value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }
}
