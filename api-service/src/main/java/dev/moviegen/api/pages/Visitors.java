package dev.moviegen.api.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Knows a browser again by a random cookie, so that it finds its own jobs; it says nothing about a person. */
@Component
class Visitors {

    private static final String COOKIE = "visitor";
    private static final int BYTES = 16;
    private static final Duration KEPT = Duration.ofDays(30);

    private final SecureRandom random = new SecureRandom();

    /** Empty for a browser that has not submitted anything. */
    String of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && cookie.getValue().matches("[0-9a-f]{32}") ? cookie.getValue() : "";
    }

    String ofOrNew(HttpServletRequest request, HttpServletResponse response) {
        String known = of(request);
        String visitor = known.isEmpty() ? next() : known;
        ResponseCookie cookie = ResponseCookie.from(COOKIE, visitor)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(KEPT)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return visitor;
    }

    private String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
