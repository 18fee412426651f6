package dev.moviegen.api.pages;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The same page in another language, with all that its address asks for beside that. Templates call it. */
@Component("languageSwitch")
class LanguageSwitch {

    public String to(String language) {
        return UriComponentsBuilder.newInstance()
                .query(queryOfThisPage())
                .replaceQueryParam("lang", language)
                .build()
                .toUriString();
    }

    private static String queryOfThisPage() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .map(now -> ((ServletRequestAttributes) now).getRequest().getQueryString())
                .orElse("");
    }
}
