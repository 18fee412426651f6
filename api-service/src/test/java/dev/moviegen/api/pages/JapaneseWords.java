package dev.moviegen.api.pages;

import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of the Japanese pages, without a service around them. */
final class JapaneseWords {

    private JapaneseWords() {}

    static Words get() {
        return of(Locale.JAPANESE);
    }

    static Words of(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, locale);
    }
}
