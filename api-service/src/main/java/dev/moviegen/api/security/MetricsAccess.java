package dev.moviegen.api.security;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** What Prometheus reads: behind an account that opens nothing else, and closed where that has no password. */
@Configuration(proxyBeanMethods = false)
class MetricsAccess {

    /** A random password of full strength gains nothing from a slow hash. */
    private static final int FAST = 4;

    @Bean
    @Order(0)
    SecurityFilterChain metrics(HttpSecurity http, @Value("${moviegen.security.metrics-password:}") String password)
            throws Exception {
        http.securityMatcher("/actuator/prometheus")
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        if (password.isEmpty()) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                    .build();
        }
        PasswordEncoder encoder = new BCryptPasswordEncoder(FAST);
        DaoAuthenticationProvider accounts = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
                User.withUsername("metrics").password(encoder.encode(password)).build()));
        accounts.setPasswordEncoder(encoder);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationManager(new ProviderManager(accounts))
                .httpBasic(Customizer.withDefaults())
                .build();
    }
}
