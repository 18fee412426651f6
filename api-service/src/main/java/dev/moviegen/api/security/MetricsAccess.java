package dev.moviegen.api.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/** What Prometheus reads, by an account that opens nothing else; the operator may read it too. */
@Configuration(proxyBeanMethods = false)
class MetricsAccess {

    private static final String ACCOUNT = "metrics";
    private static final String PATH = "/actuator/prometheus";

    /** A random password of full strength gains nothing from a slow hash. */
    private static final int FAST = 4;

    /** Only who comes by this account's name, and only where it has a password: all others are the next chain's. */
    @Bean
    @Order(0)
    SecurityFilterChain metrics(HttpSecurity http, @Value("${moviegen.security.metrics-password:}") String password)
            throws Exception {
        PasswordEncoder encoder = new BCryptPasswordEncoder(FAST);
        DaoAuthenticationProvider accounts = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
                User.withUsername(ACCOUNT).password(encoder.encode(password)).build()));
        accounts.setPasswordEncoder(encoder);
        return http.securityMatcher(request -> !password.isEmpty() && isByAccount(request))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationManager(new ProviderManager(accounts))
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static boolean isByAccount(HttpServletRequest request) {
        if (!PATH.equals(request.getRequestURI())) {
            return false;
        }
        try {
            Authentication given = new BasicAuthenticationConverter().convert(request);
            return given != null && ACCOUNT.equals(given.getName());
        } catch (AuthenticationException malformed) {
            return false;
        }
    }
}
