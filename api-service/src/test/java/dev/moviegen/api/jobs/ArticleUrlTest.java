package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleUrlTest {

    private final ArticleUrl anywhere = new ArticleUrl(new FetchSettings(List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a",
                "  http://example.org:8080/a?b=c#d  ",
                "https://ja.wikipedia.org/wiki/日本語",
                "HTTPS://EXAMPLE.ORG",
                "http://93.184.216.34/",
                "http://[2606:2800:220:1::1]/",
                "http://172.32.0.1/",
                "http://fd.example.org/"
            })
    void takesAddressesOfThePublicInternet(String url) {
        assertThat(anywhere.check(url)).isEqualTo(url.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org/a",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "http://",
                "http:///a",
                "http://user:password@example.org/",
                "http://example.org:0/",
                "http://example.org:99999/",
                "http://exa mple.org/",
                "http://127.1/",
                "http://example.org/a b"
            })
    void refusesWhatIsNoAddressOfAPage(String url) {
        assertThat(codeOf(url)).isEqualTo("invalid_url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.64.0.1/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://localhost:8000/",
                "http://LOCALHOST./",
                "http://a.localhost/",
                "http://printer.local/",
                "http://metadata.google.internal/"
            })
    void refusesAddressesThatAreNotPublic(String url) {
        assertThat(codeOf(url)).isEqualTo("forbidden_url");
    }

    @Test
    void writesAHostInAnyScriptAsResolversReadIt() {
        assertThat(anywhere.check("https://日本語.jp/記事")).isEqualTo("https://xn--wgv71a119e.jp/記事");
        assertThat(codeOf("http://１２７．０．０．１/")).isEqualTo("forbidden_url");
    }

    @Test
    void refusesAnAddressOfMoreThan2048Characters() {
        String most = "https://example.org/" + "a".repeat(2048 - 20);
        assertThat(anywhere.check(most)).hasSize(2048);
        assertThat(codeOf(most + "a")).isEqualTo("invalid_url");
    }

    @Test
    void makesExceptionsForExactlyOneHostAndPort() {
        ArticleUrl intranet = new ArticleUrl(new FetchSettings(List.of("127.0.0.1:8099", "wiki.internal:80")));
        assertThat(intranet.check("http://127.0.0.1:8099/a")).isNotEmpty();
        assertThat(intranet.check("http://wiki.internal/a")).isNotEmpty();
        assertThatThrownBy(() -> intranet.check("http://127.0.0.1:8098/a")).isInstanceOf(SubmissionRefused.class);
        assertThatThrownBy(() -> intranet.check("https://wiki.internal/a")).isInstanceOf(SubmissionRefused.class);
    }

    private String codeOf(String url) {
        try {
            anywhere.check(url);
            return "accepted";
        } catch (SubmissionRefused refused) {
            assertThat(refused.field()).isEqualTo("url");
            return refused.code();
        }
    }
}
