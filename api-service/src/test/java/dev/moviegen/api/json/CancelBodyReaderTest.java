package dev.moviegen.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CancelBodyReaderTest {

    private final CancelBodyReader reader = new CancelBodyReader(new JsonMapper());

    @Test
    void needsNoBody() {
        assertThat(reader.read(null)).isEqualTo(CancelBody.EMPTY);
        assertThat(reader.read(new byte[0])).isEqualTo(CancelBody.EMPTY);
        assertThat(read("{}")).isEqualTo(new CancelBody("", ""));
        assertThat(read("{\"reason\": null}").reason()).isEmpty();
    }

    @Test
    void readsReasonAndNote() {
        assertThat(read("{\"reason\": \" too_slow \", \"note\": \"遅い\"}")).isEqualTo(new CancelBody("too_slow", "遅い"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(fieldOf("{\"reason\": 5}")).isEqualTo("reason");
        assertThat(fieldOf("{\"note\": \"" + "x".repeat(501) + "\"}")).isEqualTo("note");
        assertThat(fieldOf("[]")).isEmpty();
        assertThat(fieldOf("{nonsense")).isEmpty();
        assertThatThrownBy(() -> read("\"text\"")).hasMessage("The body must be a JSON object");
    }

    private String fieldOf(String body) {
        try {
            read(body);
            return "accepted";
        } catch (InvalidRequest invalid) {
            return invalid.field();
        }
    }

    private CancelBody read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
