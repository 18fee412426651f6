package dev.moviegen.api.security;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Pages and API are open: who knows a job's link may use it. The operator's part and the process's inside are not.
 * Forms carry a token against forgery; programs under {@code /api} need none, because no cookie is looked at there.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String OPERATOR = "OPERATOR";
    private static final String POLICY = "default-src 'none'; script-src 'self'; img-src 'self' data:;"
            + " media-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; style-src 'self'";
    /** The API's documentation sets styles by script; it shows nothing that visitors have written. */
    private static final String DOCS_POLICY = POLICY + " 'unsafe-inline'";

    /** Random passwords of full strength gain nothing from a slow hash. */
    private static final int FAST = 4;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(FAST);
    }

    @Bean
    InMemoryUserDetailsManager operator(OperatorSettings settings, PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(List.of(User.withUsername("operator")
                .password(encoder.encode(settings.operatorPassword()))
                .roles(OPERATOR)
                .build()));
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**", "/health")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/operator/**", "/actuator/**")
                        .hasRole(OPERATOR)
                        .anyRequest()
                        .permitAll())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers(headers, POLICY))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain documentation(HttpSecurity http) throws Exception {
        return http.securityMatcher("/docs", "/swagger-ui/**", "/openapi.json/**", "/asyncapi.yaml")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers(headers, DOCS_POLICY))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/operator/**")
                        .hasRole(OPERATOR)
                        .anyRequest()
                        .permitAll())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers(headers, POLICY))
                .build();
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
