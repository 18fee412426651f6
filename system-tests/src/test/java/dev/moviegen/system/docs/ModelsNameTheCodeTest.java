package dev.moviegen.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.Checkout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Behind each action of a model stands the code that it stands for: when that moves, the model has to be looked at. */
class ModelsNameTheCodeTest {

    /** As {@code CancelJob.cancel} or {@code Workshop.Bench.prepare}, on a line with a comment. */
    private static final String MEMBER = "(?:[A-Z]\\w+\\.)+\\w+";

    private static final String CLASS = "`([A-Z]\\w+)`";

    private static final Map<String, String> SOURCES = Stream.of("api-service", "worker-service", "shared-store")
            .flatMap(module -> Document.files(Checkout.folder().resolve(module).resolve("src/main/java"), 20, ".java"))
            .filter(source -> !source.toString().endsWith("package-info.java"))
            .collect(Collectors.toMap(
                    source -> source.file().getFileName().toString().replace(".java", ""),
                    Document::text,
                    (one, other) -> one + other));

    static Stream<Document> models() {
        return Document.files(Checkout.folder().resolve("docs/model"), 1, ".tla");
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyMemberOfAClassIsThere(Document model) {
        List<MatchResult> named = model.all(MEMBER);
        assertThat(named).hasSizeGreaterThan(10);
        for (MatchResult found : named) {
            List<String> names = Arrays.asList(found.group().split("\\."));
            assertThat(SOURCES).as(found.group()).containsKey(names.get(0));
            String source = SOURCES.get(names.get(0));
            for (String inner : names.subList(1, names.size() - 1)) {
                assertThat(source).as(found.group()).contains("class " + inner);
            }
            String member = names.get(names.size() - 1);
            assertThat(source).as(found.group()).containsPattern("\\b" + member + "( =|\\()");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyClassIsThere(Document model) {
        for (MatchResult found : model.all(CLASS)) {
            assertThat(SOURCES).containsKey(found.group(1));
        }
    }
}
