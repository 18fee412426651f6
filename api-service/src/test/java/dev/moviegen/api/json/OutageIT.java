package dev.moviegen.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.api.ApiOnRealParts;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageIT extends ApiOnRealParts {

    @AfterEach
    void bringTheStoreBack() {
        STORE.restart();
    }

    @Test
    void saysSoWhileTheStoreIsAwayAndGoesOnByItselfAfterwards() throws Exception {
        String jobId = submit();
        STORE.kill();
        HttpResponse<String> cancel = post(cancelPath(jobId));
        assertThat(cancel.statusCode()).isEqualTo(503);
        assertThat(json(cancel).path("code").asString()).isEqualTo("store_unavailable");
        assertThat(cancel.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(get("/api/jobs/" + jobId).statusCode()).isEqualTo(503);
        assertThat(get("/health").statusCode()).isEqualTo(503);
        STORE.restart();
        await().atMost(Duration.ofSeconds(20)).until(() -> get("/health").statusCode() == 200);
        assertThat(post(cancelPath(jobId)).statusCode()).isEqualTo(200);
    }
}
