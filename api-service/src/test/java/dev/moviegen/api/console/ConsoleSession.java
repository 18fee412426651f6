package dev.moviegen.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser of the operator: cookies, and the token of each page's forms. */
public final class ConsoleSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String url;

    public ConsoleSession(int port) {
        this.url = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> login(String password) throws Exception {
        return send("/operator/login", tokenOf("/operator/login"), "username=operator&password=" + encoded(password));
    }

    public ConsoleSession loggedIn() throws Exception {
        assertThat(login("only-for-tests").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/operator"));
        return this;
    }

    /** For another reader's requests. */
    public String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    void takeCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/operator");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(url), cookie);
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).header("Accept-Language", "ja");
        return http.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    /** With the token of that page's forms. */
    public HttpResponse<String> post(String page, String path, String form, String... headers) throws Exception {
        return send(path, tokenOf(page), form, headers);
    }

    HttpResponse<String> send(String path, String token, String form, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "ja")
                .POST(BodyPublishers.ofString(form + "&_csrf=" + encoded(token)));
        return http.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    String tokenOf(String page) throws Exception {
        Matcher token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).as("a form on %s", page).isTrue();
        return token.group(1);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
