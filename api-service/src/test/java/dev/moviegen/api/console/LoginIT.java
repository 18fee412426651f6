package dev.moviegen.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.MethodMode;

class LoginIT extends ApiOnRealParts {

    @Test
    void letsInWithThePasswordAndAGuardedCookieThatOnlyTheConsoleGets() throws Exception {
        ConsoleSession browser = new ConsoleSession(port);
        HttpResponse<String> answer = browser.login("only-for-tests");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("operator-session=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/operator"));
        assertThat(browser.get("/operator").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/operator/jobs").statusCode())
                .as("no cookie there")
                .isEqualTo(401);
        assertThat(browser.get("/operator").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'")
                        .doesNotContain("unsafe"));

        browser.post("/operator", "/operator/logout", "");
        assertThat(browser.get("/operator").statusCode()).isEqualTo(302);
    }

    @Test
    void leadsToThePageThatWasAskedFor() throws Exception {
        ConsoleSession browser = new ConsoleSession(port);
        String asked = "/operator?q=a%26b&page=2";
        assertThat(browser.get(asked).statusCode()).isEqualTo(302);
        browser.get("/operator/workers", "HX-Request", "true");
        browser.get("/operator/figures", "Sec-Fetch-Site", "cross-site");
        browser.get("/operator/events", "Accept", "text/event-stream");
        assertThat(browser.login("only-for-tests").headers().firstValue("Location"))
                .hasValueSatisfying(page -> assertThat(page).endsWith(asked));
        assertThat(browser.get(asked).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyHasASessionBeforeTheLogin() throws Exception {
        ConsoleSession stranger = new ConsoleSession(port);
        stranger.get("/operator?q=" + "x".repeat(5_000));
        stranger.get("/operator/login");
        stranger.login("wrong");
        assertThat(stranger.cookie()).doesNotContain("operator-session").hasSizeLessThan(1_000);
        assertThat(stranger.login("only-for-tests").statusCode()).isEqualTo(302);
        assertThat(stranger.cookie()).contains("operator-session");
    }

    @Test
    void refusesAFormWithoutTheTokenOfItsPage() throws Exception {
        ConsoleSession browser = new ConsoleSession(port).loggedIn();
        for (String path : new String[] {"/operator/cancel", "/operator/disks/lost", "/operator/logout"}) {
            assertThat(browser.send(path, "forged", "scope=all").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(new ConsoleSession(port)
                        .send("/operator/login", "forged", "username=operator&password=only-for-tests")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/operator").statusCode()).isEqualTo(200);
    }

    /** The lock lasts longer than this test: whoever comes after it gets a new service. */
    @Test
    @DirtiesContext(methodMode = MethodMode.AFTER_METHOD)
    void saysWhatIsWrongAndLocksAfterTenTries() throws Exception {
        ConsoleSession browser = new ConsoleSession(port);
        for (int time = 0; time < 10; time++) {
            HttpResponse<String> wrong = browser.login("wrong");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("role=\"alert\"", "パスワードが違います");
        }
        HttpResponse<String> locked = browser.login("only-for-tests");
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();
        assertThat(locked.body()).contains("ログインを止めています");
        assertThat(get("/api/operator/jobs", "Authorization", "Bearer only-for-tests")
                        .statusCode())
                .as("the same lock")
                .isEqualTo(429);
    }

    @Test
    @DirtiesContext(methodMode = MethodMode.AFTER_METHOD)
    void letsABrowserInThatIsKnownWhateverOthersTryAtItsAddress() throws Exception {
        ConsoleSession known = new ConsoleSession(port);
        assertThat(known.login("only-for-tests").headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("operator-browser=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/operator/login", "Max-Age=2592000"));
        known.post("/operator", "/operator/logout", "");
        ConsoleSession stranger = new ConsoleSession(port);
        for (int time = 0; time < 10; time++) {
            assertThat(stranger.login("wrong").statusCode()).isEqualTo(401);
        }
        String cookie = known.cookie().replaceFirst(".*operator-browser=([0-9a-f]{64}).*", "$1");
        for (String forged : new String[] {cookie.replaceFirst("^.", "x"), cookie.substring(1), "0".repeat(64), "x"}) {
            stranger.takeCookie("operator-browser", forged);
            assertThat(stranger.login("only-for-tests").statusCode()).as(forged).isEqualTo(429);
        }
        assertThat(known.login("only-for-tests").statusCode()).isEqualTo(302);
        assertThat(known.get("/operator").statusCode()).isEqualTo(200);
    }
}
