package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What a stranger with many addresses can do to the operator's programs, which come from addresses of their own. */
@TestPropertySource(
        properties = {
            "moviegen.operator.login.pause=1h",
            "moviegen.operator.login.failures=3",
            "moviegen.operator.login.failures-in-all=5"
        })
class StrangersAtTheLoginIT extends ApiOnRealParts {

    @Test
    void slowThemselvesDownAndNobodyElse() throws IOException {
        assertThat(askedFrom("127.0.1.1", "only-for-tests")).isEqualTo(200);
        for (int stranger = 1; stranger <= 20; stranger++) {
            assertThat(askedFrom("127.0.2." + stranger, "wrong")).isEqualTo(401);
        }
        assertThat(askedFrom("127.0.2.20", "wrong")).as("one try").isEqualTo(429);
        assertThat(askedFrom("127.0.1.1", "only-for-tests")).isEqualTo(200);
        assertThat(askedFrom("127.0.1.1", "wrong")).isEqualTo(401);
        assertThat(askedFrom("127.0.1.1", "only-for-tests")).as("known").isEqualTo(200);
        assertThat(askedFrom("127.0.1.2", "only-for-tests")).as("new").isEqualTo(200);
    }

    private int askedFrom(String address, String password) throws IOException {
        return new RawCaller(port, address)
                .send("GET /api/operator/jobs HTTP/1.1", "Authorization: Bearer " + password)
                .status();
    }
}
