package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmissionCheckTest {

    private final SubmissionCheck check = new SubmissionCheck(new ArticleUrl(new FetchSettings(List.of())));

    @Test
    void takesKnownOptionsWithKnownValues() {
        Map<String, Object> options = Map.of("voice", "mei", "dialogue", true);
        assertThat(check.check(submission("ja", options)).options()).isEqualTo(options);
    }

    @Test
    void namesWhatItDoesNotKnow() {
        assertThat(fieldOf("fr", Map.of())).isEqualTo("language");
        assertThat(fieldOf("ja", Map.of("voice", "hal"))).isEqualTo("voice");
        assertThat(fieldOf("ja", Map.of("../x", 1))).isEqualTo("../x");
    }

    @Test
    void repeatsNothingOfAFieldsNameThatIsNotAName() {
        assertThatThrownBy(() -> check.check(submission("ja", Map.of("<script>", 1))))
                .hasMessage("There is no field ?script?");
    }

    private String fieldOf(String language, Map<String, Object> options) {
        try {
            check.check(submission(language, options));
            return "accepted";
        } catch (SubmissionRefused refused) {
            assertThat(refused.code()).isEqualTo("invalid_request");
            return refused.field();
        }
    }

    private static Submission submission(String language, Map<String, Object> options) {
        return new Submission(" https://example.org/ ", language, options, "", CallerAddress.NONE);
    }
}
