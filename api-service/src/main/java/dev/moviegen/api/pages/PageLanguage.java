package dev.moviegen.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Japanese, or English for those whose browser prefers it; {@code ?lang=} decides for a year. */
@Configuration(proxyBeanMethods = false)
class PageLanguage implements WebMvcConfigurer {

    private static final List<String> LANGUAGES = List.of("ja", "en");
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("lang") {
            @Override
            protected Locale parseLocaleValue(String value) {
                return value.equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
            }
        };
        resolver.setDefaultLocaleFunction(PageLanguage::preferred);
        resolver.setCookieMaxAge(REMEMBERED);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    static Locale preferred(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.JAPANESE;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.JAPANESE);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Switch());
    }

    private static final class Switch implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String wanted = request.getParameter("lang");
            LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
            if (wanted != null && LANGUAGES.contains(wanted) && resolver != null) {
                resolver.setLocale(request, response, Locale.forLanguageTag(wanted));
            }
            return true;
        }
    }
}
