package dev.moviegen.api.security;

import dev.moviegen.api.jobs.KeyedHash;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * A browser that the operator has logged in with has a signed cookie, and its wrong passwords are counted by themselves: a
 * stranger at the same address does not lock it out. The cookie lets nobody in, and a new password makes an end of it. See
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies.
 */
@Component
class KnownBrowsers {

    private static final String COOKIE = "operator-browser";
    private static final int BYTES = 16;
    private static final int DIGITS = 2 * BYTES;

    private final SecureRandom random = new SecureRandom();
    private final KeyedHash hash;
    private final OperatorSettings settings;

    KnownBrowsers(KeyedHash hash, OperatorSettings settings) {
        this.hash = hash;
        this.settings = settings;
    }

    /** Who asks at the login page; programs have no cookie and are counted by their address. */
    Caller caller(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        String value = cookie == null ? "" : cookie.getValue();
        if (value.length() > DIGITS) {
            String browser = value.substring(0, DIGITS);
            if (MessageDigest.isEqual(bytes(signed(browser)), bytes(value))) {
                return Caller.with(browser);
            }
        }
        return Caller.at(request.getRemoteAddr());
    }

    void remember(HttpServletRequest request, HttpServletResponse response) {
        byte[] browser = new byte[BYTES];
        random.nextBytes(browser);
        ResponseCookie cookie = ResponseCookie.from(
                        COOKIE, signed(HexFormat.of().formatHex(browser)))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path(Denial.LOGIN_PAGE)
                .maxAge(Lockout.KNOWN)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String signed(String browser) {
        return browser + hash.of("operator-browser", browser + settings.operatorPassword());
    }

    private static byte[] bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
