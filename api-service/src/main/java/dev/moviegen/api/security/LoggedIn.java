package dev.moviegen.api.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** After the login: the browser is known from now on, and sees the page that it had asked for. */
final class LoggedIn extends SavedRequestAwareAuthenticationSuccessHandler {

    /** Of the page that was asked for, Spring makes an address with whatever host its request had. */
    private static final Pattern WITH_HOST = Pattern.compile("^https?://[^/]*");

    private static final String CONSOLE = "/operator";

    private final KnownBrowsers browsers;

    LoggedIn(KnownBrowsers browsers, RequestCache asked) {
        this.browsers = browsers;
        setRequestCache(asked);
        setDefaultTargetUrl(CONSOLE);
        setRedirectStrategy((request, response, page) -> response.sendRedirect(within(page)));
    }

    /** It comes from a cookie: whatever that says, nobody is led out of the console. */
    static String within(String page) {
        String path = WITH_HOST.matcher(page).replaceFirst("");
        return path.startsWith(CONSOLE) ? path : CONSOLE;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication operator)
            throws ServletException, IOException {
        browsers.remember(request, response);
        super.onAuthenticationSuccess(request, response, operator);
    }
}
