package dev.moviegen.api.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of the login; who may pass is decided by {@code api.security}. */
@Controller
class LoginController {

    private static final String PAGE = "operator/login";

    @GetMapping("/operator/login")
    String login() {
        return PAGE;
    }

    /** Where a refused login is shown; its status and {@code Retry-After} are set already. */
    @PostMapping("/operator/login/failed")
    String failed(HttpServletRequest request, Model model) {
        Object seconds = request.getAttribute("lockedSeconds");
        model.addAttribute("failed", true);
        model.addAttribute("lockedSeconds", seconds instanceof Long locked ? locked : 0L);
        return PAGE;
    }
}
