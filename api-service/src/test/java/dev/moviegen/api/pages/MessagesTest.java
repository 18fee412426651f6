package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagesTest {

    static final String CODES = "invalid_url forbidden_url not_found not_html too_big too_slow too_short"
            + " fetch_failed script_failed speech_failed slides_failed video_failed disk_full worker_died timed_out internal";

    /** Where something is put in; a choice has such places within. */
    private static final String PLACE = "\\{[^{}]*(\\{[^{}]*\\}[^{}]*)*\\}";

    @Test
    void everyMessageIsThereInBothLanguages() throws IOException {
        assertThat(read("messages_en").stringPropertyNames())
                .isEqualTo(read("messages").stringPropertyNames());
    }

    @Test
    void everyReasonOfAFailureHasASentence() throws IOException {
        Properties words = read("messages");
        assertThat(CODES.split(" ")).allMatch(code -> words.containsKey("failed." + code));
    }

    /** A lone apostrophe would swallow the numbers behind it. */
    @Test
    void everyMessageTakesItsNumbers() throws IOException {
        for (String file : new String[] {"messages", "messages_en"}) {
            Properties words = read(file);
            for (String key : words.stringPropertyNames()) {
                assertThat(words.getProperty(key)).doesNotContain("'");
                assertThat(MessageFormat.format(words.getProperty(key), 1, 2, 3, 4, 5))
                        .doesNotContain("{");
            }
        }
    }

    /** What a setting or a constant can change is handed to the words; these few are as fixed as the words. */
    @Test
    void noSentenceSaysANumberByHandThatSomethingElseDecides() throws IOException {
        Set<String> fixed = Set.of(
                "home.limit.day",
                "refused.daily_limit",
                "link.poll",
                "operator.throughput",
                "fact.licence",
                "speakers.one",
                "speakers.two");
        for (String file : new String[] {"messages", "messages_en"}) {
            Properties words = read(file);
            assertThat(words.stringPropertyNames())
                    .filteredOn(
                            key -> words.getProperty(key).replaceAll(PLACE, "").matches(".*\\d.*"))
                    .allMatch(fixed::contains);
        }
    }

    private static Properties read(String file) throws IOException {
        Properties words = new Properties();
        try (InputStream in = MessagesTest.class.getResourceAsStream("/" + file + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
