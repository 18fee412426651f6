package dev.moviegen.api.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The stream of the operator's console, behind the same login as its pages: that something has changed, and when. */
@Controller
class ConsoleNewsController {

    private final ConsoleNews news;

    ConsoleNewsController(ConsoleNews news) {
        this.news = news;
    }

    @GetMapping("/operator/events")
    void events(HttpServletRequest request, HttpServletResponse response) throws IOException {
        news.add(new ConsolePage(request, response));
    }
}
