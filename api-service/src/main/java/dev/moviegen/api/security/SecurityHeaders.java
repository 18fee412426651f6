package dev.moviegen.api.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers are told to refuse. */
final class SecurityHeaders {

    private static final String POLICY = "default-src 'none'; script-src 'self'; img-src 'self' data:;"
            + " media-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; style-src 'self'";
    /** The API's documentation sets styles by script; it shows nothing that visitors have written. */
    private static final String DOCS_POLICY = POLICY + " 'unsafe-inline'";

    private SecurityHeaders() {}

    static void ofPages(HeadersConfigurer<HttpSecurity> headers) {
        headers(headers, POLICY);
    }

    static void ofDocumentation(HeadersConfigurer<HttpSecurity> headers) {
        headers(headers, DOCS_POLICY);
    }

    /** A job's address is its key, so no other site may learn it from a link; nor may one frame the cancel button. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers, String policy) {
        headers.contentSecurityPolicy(content -> content.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults());
    }
}
