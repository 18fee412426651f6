package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileConditionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=0-0", "bytes=-5", "bytes=7-9", "Bytes=1-2"})
    void asksTheStoreForOneWellFormedRange(String range) {
        assertThat(given("Range", range).forStore()).containsEntry("Range", range);
    }

    @ParameterizedTest
    @ValueSource(strings = {"items=0-5", "bytes=5-2", "bytes=-0", "bytes=0-0,5-9", "bytes=", "bytes=a-b", "bytes=-"})
    void ignoresARangeThatIsNone(String range) {
        assertThat(given("Range", range).forStore()).doesNotContainKey("Range");
    }

    @Test
    void refusesWhoWantsAnotherFileOnly() {
        assertThat(given("If-Match", "\"another\"").isRefused()).isTrue();
        assertThat(given("If-Match", "\"another\", \"movie.mp4\"").isRefused()).isFalse();
        assertThat(given("If-Match", "*").isRefused()).isFalse();
        assertThat(given("Accept", "*/*").isRefused()).isFalse();
    }

    private static FileConditions given(String header, String value) {
        return new FileConditions("movie.mp4", Map.of(header, value));
    }
}
