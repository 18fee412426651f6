package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JobTest {

    private static final Job CANCELLED = new Job(JsonMapper.shared().readTree("""
            {"id":"abc","url":"https://example.org/","language":"en","status":"cancelled","owner":"w#3","epoch":2,"disk":"d",
             "began":true,"deaths":1,"step":"video","progress":87.6,"submitted_at":"2026-11-24 06:00:00.123Z",
             "started_at":"2026-11-24 06:00:01.000Z","announced_at":"2026-11-24 06:00:02.000Z",
             "cleaned_at":"2026-11-24 06:00:03.000Z","expires_at":"","updated":"2026-11-24 06:00:03.001Z",
             "message":{"key":"slides.drawing","args":{"i":2,"n":5,"share":0.5,"name":"x"}},
             "cancelled_from":"processing","requested_by":"visitor","reason":"too_slow","note":"n","request":"r",
             "error":{"step":"audio","code":"speech_failed","detail":"x"},"proof":{"by":"worker"},
             "visitor":"v","address":"a"}"""));

    @Test
    void readsEveryColumn() {
        assertThat(CANCELLED.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(CANCELLED.owner()).isEqualTo("w#3");
        assertThat(CANCELLED.epoch()).isEqualTo(2);
        assertThat(CANCELLED.disk()).isEqualTo("d");
        assertThat(CANCELLED.began()).isTrue();
        assertThat(CANCELLED.deaths()).isEqualTo(1);
        assertThat(CANCELLED.step()).isEqualTo("video");
        assertThat(CANCELLED.progress()).isEqualTo(87);
        assertThat(CANCELLED.cancelledFrom()).isEqualTo("processing");
        assertThat(CANCELLED.requestedBy()).isEqualTo("visitor");
        assertThat(CANCELLED.reason()).isEqualTo("too_slow");
        assertThat(CANCELLED.note()).isEqualTo("n");
        assertThat(CANCELLED.request()).isEqualTo("r");
        assertThat(CANCELLED.visitor()).isEqualTo("v");
        assertThat(CANCELLED.address()).isEqualTo("a");
        assertThat(CANCELLED.error()).contains(new Job.JobError("audio", "speech_failed", "x"));
        assertThat(CANCELLED.proof().orElseThrow().path("by").asString()).isEqualTo("worker");
    }

    @Test
    void readsTheStoresTimes() {
        assertThat(CANCELLED.submittedAt()).contains(Instant.parse("2026-11-24T06:00:00.123Z"));
        assertThat(CANCELLED.startedAt()).isPresent();
        assertThat(CANCELLED.announcedAt()).isPresent();
        assertThat(CANCELLED.cleanedAt()).isPresent();
        assertThat(CANCELLED.updated()).isPresent();
        assertThat(CANCELLED.updatedText()).isEqualTo("2026-11-24 06:00:03.001Z");
        assertThat(CANCELLED.expiresAt()).isEmpty();
        assertThat(CANCELLED.created()).isEmpty();
    }

    @Test
    void keepsTheKindsOfTheNumbersInAMessage() {
        assertThat(CANCELLED.message())
                .contains(new Job.Message("slides.drawing", Map.of("i", 2L, "n", 5L, "share", 0.5, "name", "x")));
    }

    @Test
    void anUnknownStatusIsAnError() {
        assertThatThrownBy(() -> JobStatus.of("sleeping")).hasMessageContaining("sleeping");
        assertThat(JobStatus.of("pending").word()).isEqualTo("pending");
    }
}
