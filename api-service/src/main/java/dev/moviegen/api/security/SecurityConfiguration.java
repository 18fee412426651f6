package dev.moviegen.api.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Pages and API are open: who knows a job's link may use it. The operator's part and the process's inside are not.
 * Forms carry a token against forgery; programs under {@code /api} need none, because no cookie is looked at there.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int LONGEST_QUERY = 1_000;

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, OperatorLogin login) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/**", "/health")
                .authorizeHttpRequests(requests -> requests.requestMatchers(forged())
                        .denyAll()
                        .requestMatchers("/api/operator/**", "/actuator/**")
                        .hasRole(OperatorLogin.ROLE)
                        .anyRequest()
                        .permitAll())
                .httpBasic(basic -> basic.authenticationEntryPoint(Denial::toProgram))
                .addFilterBefore(bearer(login), BasicAuthenticationFilter.class)
                .exceptionHandling(denied -> denied.authenticationEntryPoint(Denial::toProgram))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** By the path as the rooms behind see it, however it was written. */
    private static RequestMatcher forged() {
        return new AndRequestMatcher(
                PathPatternRequestMatcher.pathPattern("/api/operator/**"), OtherSites::wantAChange);
    }

    @Bean
    @Order(2)
    SecurityFilterChain documentation(HttpSecurity http) throws Exception {
        return http.securityMatcher("/docs", "/swagger-ui/**", "/openapi.json/**", "/asyncapi.yaml")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityHeaders::ofDocumentation)
                .build();
    }

    /** A session lives in this process's memory; its cookie goes to {@code /operator} alone. */
    @Bean
    @Order(3)
    SecurityFilterChain console(HttpSecurity http, KnownBrowsers browsers) throws Exception {
        RequestCache asked = askedBeforeTheLogin();
        return http.securityMatcher("/operator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(Denial.LOGIN_PAGE, Denial.FAILED_PAGE)
                        .permitAll()
                        .anyRequest()
                        .hasRole(OperatorLogin.ROLE))
                .formLogin(form -> form.loginPage(Denial.LOGIN_PAGE)
                        .authenticationDetailsSource(browsers::caller)
                        .successHandler(new LoggedIn(browsers, asked))
                        .failureHandler(Denial::toForm))
                .logout(logout -> logout.logoutUrl("/operator/logout").logoutSuccessUrl(Denial.LOGIN_PAGE))
                .exceptionHandling(denied -> denied.authenticationEntryPoint(Denial::toPage))
                .csrf(csrf -> csrf.csrfTokenRepository(tokensOfTheConsole()))
                .requestCache(cache -> cache.requestCache(asked))
                .build();
    }

    /**
     * The page that the login leads to; not what a page's script asks for, nor where a link of another site leads. In a
     * cookie, as the token is: before the login nobody has a session, or strangers would fill the memory with theirs. What
     * is too long for a cookie is forgotten.
     */
    private static RequestCache askedBeforeTheLogin() {
        CookieRequestCache asked = new CookieRequestCache();
        asked.setRequestMatcher(request -> request.getMethod().equals("GET")
                && !Denial.isByScript(request)
                && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && String.valueOf(request.getQueryString()).length() <= LONGEST_QUERY);
        return asked;
    }

    private static CookieCsrfTokenRepository tokensOfTheConsole() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("operator-token");
        tokens.setCookiePath("/operator");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
                .requestCache(cache -> cache.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Lax and not Strict: a page that is reached by a link from elsewhere would else get a new token, and older tabs lose theirs. */
    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    private static AuthenticationFilter bearer(OperatorLogin login) {
        AuthenticationFilter filter = new AuthenticationFilter(new ProviderManager(login), new BearerToken());
        filter.setSuccessHandler((request, response, operator) -> {});
        filter.setFailureHandler(Denial::toProgram);
        return filter;
    }
}
