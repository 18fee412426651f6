package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Proxies may be named as networks too, as where a container's gateway is one of them. */
@TestPropertySource(
        properties = {
            "server.tomcat.remoteip.internal-proxies=127.0.0.16/30, 127.0.0.2/32",
            "moviegen.operator.login.pause=1h",
            "moviegen.operator.login.failures=1"
        })
class TrustedNetworksIT extends ApiOnRealParts {

    @Test
    void believesTheProxiesOfANetworkAndNobodyBesideIt() throws IOException {
        assertThat(askedFrom("127.0.0.17", "203.0.113.7")).isEqualTo(401);
        assertThat(askedFrom("127.0.0.18", "203.0.113.7")).as("locked").isEqualTo(429);
        assertThat(askedFrom("127.0.0.2", "203.0.113.7")).as("locked").isEqualTo(429);
        assertThat(askedFrom("127.0.0.20", "203.0.113.7")).as("no proxy").isEqualTo(401);
        assertThat(askedFrom("127.0.0.20", "203.0.113.8")).as("locked").isEqualTo(429);
    }

    private int askedFrom(String address, String forwardedFor) throws IOException {
        return new RawCaller(port, address).fails("X-Forwarded-For: " + forwardedFor);
    }
}
