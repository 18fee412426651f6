package dev.moviegen.api.pages;

import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Thymeleaf takes a page's type from the end of its address: {@code /jobs/….json} would be HTML that is called JSON. */
@Component
class PagesAreHtml {

    PagesAreHtml(ThymeleafViewResolver views) {
        views.setForceContentType(true);
    }
}
