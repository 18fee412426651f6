package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.api.security.RawCaller.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever gives it: a controller, the chain before it, its firewall, or Tomcat before anybody is asked. */
class EveryAnswerIT extends ApiOnRealParts {

    private static final List<String> GUARDS = List.of(
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Content-Security-Policy",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "200, GET / HTTP/1.1, none",
                "200, GET /app.css HTTP/1.1, none",
                "302, GET /docs HTTP/1.1, none",
                "302, GET /operator HTTP/1.1, none",
                "401, GET /actuator/prometheus HTTP/1.1, none",
                "403, POST /jobs HTTP/1.1, none",
                "405, DELETE /api/jobs HTTP/1.1, POST",
                "200, OPTIONS /api/jobs HTTP/1.1, 'POST,OPTIONS'",
                "200, OPTIONS * HTTP/1.1, 'GET, HEAD, POST, OPTIONS'",
                "404, GET //operator HTTP/1.1, none",
                "404, GET /jobs/a;b=c HTTP/1.1, none",
                "404, GET /api/jobs/a;b=c HTTP/1.1, none",
                "404, GET /WEB-INF/web.xml HTTP/1.1, none",
                "404, GET /%00 HTTP/1.1, none",
                "400, GET /{} HTTP/1.1, none",
                "400, GET http://elsewhere.example/ HTTP/1.1, none",
                "501, TRACE / HTTP/1.1, none",
                "501, TRACE /api/jobs HTTP/1.1, none",
                "501, PROPFIND / HTTP/1.1, none",
                "501, BREW /operator HTTP/1.1, none",
                "501, CONNECT localhost:80 HTTP/1.1, none",
                "505, GET / HTTP/9.9, none",
                "400, nonsense, none"
            })
    void saysWhatBrowsersRefuseAndWhichMethodsThereReallyAre(int status, String firstLine, String allow)
            throws IOException {
        Answer answer = caller().send(firstLine, "X-Mine: repeated by nobody");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers("Allow")).isEqualTo(allow == null ? List.of() : List.of(allow));
        isGuarded(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1|Connection: close||",
                "GET / HTTP/1.1|Host: a|Host: b||",
                "GET / HTTP/1.1|Host: a b||",
                "GET / HTTP/1.1|Host: a| folded: b||",
                "GET / HTTP/1.1|Host: a|Transfer-Encoding: foo||",
                "POST / HTTP/1.1|Host: a|Content-Length: -1||",
                "POST /api/jobs HTTP/1.1|Host: a|Transfer-Encoding: chunked|Connection: close||zz|",
                "GET / HTTP/1.1|Host: a|Expect: pizza|Connection: close||",
                "GET /LONG HTTP/1.1|Host: a||",
                "GET / HTTP/1.1|Host: a|X-Mine: LONG||"
            })
    void isGuardedWhateverTheRequestIs(String request) throws IOException {
        String sent = request.replace("|", "\r\n").replace("LONG", "x".repeat(40_000));
        Answer answer = caller().sendRaw(sent);
        assertThat(answer.status()).isBetween(400, 501);
        isGuarded(answer);
    }

    private RawCaller caller() {
        return new RawCaller(port, "127.0.0.1");
    }

    private static void isGuarded(Answer answer) {
        for (String guard : GUARDS) {
            assertThat(answer.headers(guard)).as(guard).hasSize(1);
        }
        assertThat(answer.headers("Server")).isEmpty();
        assertThat(answer.text())
                .doesNotContain("Tomcat", "Apache", "Exception", "\tat ", "repeated by nobody")
                .doesNotContain("org.springframework", "unsafe-eval");
    }
}
