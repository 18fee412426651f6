package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Whom a limit counts behind a proxy; that nobody is believed by default stands in {@link OperatorAccessIT}. */
@TestPropertySource(
        properties = {
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.2",
            "moviegen.operator.login.pause=1h",
            "moviegen.operator.login.failures=2"
        })
class TrustedProxiesIT extends ApiOnRealParts {

    private static final String PROXY = "127.0.0.2";
    private static final String ANYBODY = "127.0.0.3";

    @Test
    void countsTheAddressThatTheProxySawWhateverItsVisitorClaims() throws IOException {
        assertThat(askedFrom(PROXY, "203.0.113.7")).isEqualTo(401);
        assertThat(askedFrom(PROXY, "198.51.100.1, 203.0.113.7")).isEqualTo(401);
        assertThat(askedFrom(PROXY, "198.51.100.2, 203.0.113.7")).as("locked").isEqualTo(429);
        assertThat(askedFrom(PROXY, "203.0.113.8")).as("another visitor").isEqualTo(401);
    }

    @Test
    void countsAWholeIpv6NetworkAsOne() throws IOException {
        assertThat(askedFrom(PROXY, "2001:db8:0:7::1")).isEqualTo(401);
        assertThat(askedFrom(PROXY, "2001:db8::7:ffff:0:0:9")).isEqualTo(401);
        assertThat(askedFrom(PROXY, "2001:DB8:0:7:0::2")).as("locked").isEqualTo(429);
        assertThat(askedFrom(PROXY, "2001:db8:0:8::1")).as("another network").isEqualTo(401);
    }

    @Test
    void whatNoProxyShouldSayIsCountedToo() throws IOException {
        for (String odd : new String[] {"unknown", "_hidden", "fe80::1%eth0", "[::1", ":", "a.b:c"}) {
            assertThat(askedFrom(PROXY, odd)).as(odd).isEqualTo(401);
            assertThat(askedFrom(PROXY, odd)).as(odd).isEqualTo(401);
            assertThat(askedFrom(PROXY, odd)).as(odd).isEqualTo(429);
        }
    }

    @Test
    void believesNobodyButTheProxy() throws IOException {
        assertThat(askedFrom(ANYBODY, "192.0.2.1")).isEqualTo(401);
        assertThat(askedFrom(ANYBODY, "192.0.2.2")).isEqualTo(401);
        assertThat(askedFrom(ANYBODY, "192.0.2.3")).as("locked").isEqualTo(429);
        assertThat(askedFrom(PROXY, "192.0.2.1")).as("was never counted").isEqualTo(401);
    }

    private int askedFrom(String address, String forwardedFor) throws IOException {
        return new RawCaller(port, address).fails("X-Forwarded-For: " + forwardedFor);
    }
}
