package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.api.security.RawCaller.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever can choose the name that a request calls this host by does not choose where its answer leads. */
class ForeignHostIT extends ApiOnRealParts {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @ParameterizedTest
    @CsvSource({
        "GET, /operator, '', /operator/login",
        "GET, /docs, '', /swagger-ui/index.html",
        "POST, /api/jobs, '{\"url\": \"https://example.org/article\"}', /api/jobs/"
    })
    void isRepeatedInNoRedirect(String method, String path, String json, String leadsTo) throws IOException {
        Answer answer = ask(method, path, "", "application/json", json);
        assertThat(answer.headers("Location")).singleElement().asString().startsWith(leadsTo);
        assertThat(answer.text()).doesNotContain("elsewhere.example");
    }

    @Test
    void isRepeatedNeitherAfterTheLoginNorAfterTheLogout() throws IOException {
        Answer asked = ask("GET", "/operator?q=a%26b", "", "", "");
        String form = "username=operator&password=only-for-tests";
        Answer login = submit("/operator/login", cookies(asked), "/operator/login", form);
        assertThat(login.headers("Location")).containsExactly("/operator?q=a%26b");
        Answer logout = submit("/operator", cookies(login), "/operator/logout", "");
        assertThat(logout.headers("Location")).containsExactly("/operator/login");
    }

    @ParameterizedTest
    @CsvSource({"/", "/nowhere", "/operator/login", "/openapi.json", "/asyncapi.yaml"})
    void isRepeatedOnNoPage(String path) throws IOException {
        assertThat(ask("GET", path, "", "", "").text()).doesNotContain("elsewhere.example");
    }

    private Answer submit(String page, String cookies, String path, String form) throws IOException {
        Answer shown = ask("GET", page, cookies, "", "");
        Matcher token = TOKEN.matcher(shown.text());
        assertThat(token.find()).as(page).isTrue();
        String field = "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        return ask("POST", path, cookies + "; " + cookies(shown), "application/x-www-form-urlencoded", form + field);
    }

    private static String cookies(Answer answer) {
        return answer.headers("Set-Cookie").stream()
                .filter(cookie -> !cookie.contains("Expires=Thu, 01 Jan 1970"))
                .map(cookie -> cookie.replaceFirst(";.*", ""))
                .collect(Collectors.joining("; "));
    }

    private Answer ask(String method, String path, String cookies, String type, String body) throws IOException {
        return new RawCaller(port, "127.0.0.1")
                .sendRaw(method + " " + path + " HTTP/1.1\r\nHost: elsewhere.example\r\nAccept: text/html, */*\r\n"
                        + "Connection: close\r\nCookie: " + cookies + "\r\nContent-Type: " + type
                        + "\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }
}
