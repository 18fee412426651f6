package dev.moviegen.api.jobs;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Everything about a submission that can be refused before it costs anything. */
@Component
class SubmissionCheck {

    private static final Set<String> LANGUAGES = Set.of("auto", "ja", "en");

    /** Each option with the values it takes. */
    private static final Map<String, Set<Object>> OPTIONS = Map.of(
            "voice", Set.of("auto", "mei", "heart", "espeak"),
            "dialogue", Set.of(true, false),
            "length", Set.of("short", "standard", "full"));

    private final ArticleUrl articleUrl;

    SubmissionCheck(ArticleUrl articleUrl) {
        this.articleUrl = articleUrl;
    }

    /** The same submission, tidied; {@link SubmissionRefused} names the field at fault. */
    Submission check(Submission asked) {
        String url = articleUrl.check(asked.url());
        if (!LANGUAGES.contains(asked.language())) {
            throw SubmissionRefused.invalidRequest("language", "language must be one of auto, ja, en");
        }
        asked.options().forEach(SubmissionCheck::checkOption);
        return new Submission(url, asked.language(), asked.options(), asked.visitor(), asked.address());
    }

    private static void checkOption(String name, Object value) {
        Set<Object> values = OPTIONS.get(name);
        if (values == null) {
            throw SubmissionRefused.invalidRequest(name, "There is no field " + printable(name));
        }
        if (!values.contains(value)) {
            throw SubmissionRefused.invalidRequest(name, "The value of " + name + " is not one of those it can have");
        }
    }

    private static String printable(String name) {
        return name.replaceAll("[^A-Za-z0-9_.-]", "?").substring(0, Math.min(40, name.length()));
    }
}
