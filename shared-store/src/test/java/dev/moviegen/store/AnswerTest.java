package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What each of PocketBase's answers is taken for. */
class AnswerTest {

    private static Answer answer(int status, String body) {
        return new Answer(status, JsonMapper.shared().readTree(body));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 502, 503, 302})
    void whatSaysNothingAboutARecordIsUnreachable(int status) {
        assertThatThrownBy(() -> answer(status, "{}").recordOrThrow("jobs", "x"))
                .isInstanceOf(StoreUnreachable.class)
                .hasMessageContaining("jobs/x");
    }

    @Test
    void aNotFoundOfSomethingElseThatListensThereIsNoGoneRecord() {
        assertThatThrownBy(() -> Answer.empty(404).recordOrThrow("jobs", "x")).isInstanceOf(StoreUnreachable.class);
        assertThatThrownBy(() -> answer(404, "{\"status\":404}").recordOrThrow("jobs", "x"))
                .isInstanceOf(RecordGone.class);
    }

    @Test
    void aBadRequestWithoutDataIsARefusalWithoutAReason() {
        assertThatThrownBy(() -> answer(400, "{\"data\":{}}").recordOrThrow("jobs", "x"))
                .isInstanceOfSatisfying(
                        WriteRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("unknown"));
    }

    @Test
    void theElementOfABatchSpeaksForItself() {
        Answer refused = answer(400, """
                {"data":{"requests":{"0":{"response":{"status":409,"data":{"code":{"code":"final"}}}}}},"status":400}""");

        assertThat(refused.onlyElement().status()).isEqualTo(409);
        assertThat(answer(200, "[{\"status\":200,\"body\":{\"id\":\"x\"}}]")
                        .onlyElement()
                        .recordOrThrow("jobs", "x")
                        .path("id")
                        .asString())
                .isEqualTo("x");
        assertThat(answer(400, "{\"data\":{},\"status\":400}").onlyElement().status())
                .isEqualTo(400);
    }
}
