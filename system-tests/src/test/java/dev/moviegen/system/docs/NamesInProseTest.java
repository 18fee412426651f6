package dev.moviegen.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files, commands and options that a document names. */
class NamesInProseTest {

    /** A path with a folder in it, as `bin/figures`; what begins with a slash is the address of a page. */
    private static final String PATH = "`((?:[\\w.-]+/)+[\\w.-]*)`";

    private static final String COMMAND = "(?<![\\w.])(\\./[a-z][\\w/-]*)((?: --[a-z-]+)*)";
    private static final String LINK = "\\]\\((?!https?:|#)([^)#]+)[^)]*\\)";
    private static final String JAVA = "`(\\w+)\\.java`";
    private static final String TEST = "`([A-Z][a-z]\\w*(?:Test|IT))(?:\\.(\\w+))?`";

    /** Made while the stack runs or is built, so not in a fresh checkout. */
    private static final Set<String> MADE_LATER = Set.of("jobs", "logs", "secrets", "target", ".run", ".tools");

    private static final List<Document> SOURCES =
            Document.files(Checkout.folder(), 20, ".java").toList();

    static Stream<Document> documents() {
        return Document.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyFileIsThere(Document document) {
        for (MatchResult found : document.all(PATH)) {
            Path path = Path.of(found.group(1));
            if (!MADE_LATER.contains(path.getName(0).toString())) {
                assertThat(Checkout.folder().resolve(path)).exists();
            }
        }
        for (MatchResult found : document.all(LINK)) {
            assertThat(document.file().resolveSibling(found.group(1))).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandCanBeCalledWithTheOptionsThatStandBehindIt(Document document) {
        String options = Document.files(Checkout.folder().resolve("bin"), 3, "")
                .filter(file -> !file.toString().endsWith(".pyc"))
                .map(Document::text)
                .collect(Collectors.joining());
        for (MatchResult found : document.all(COMMAND)) {
            assertThat(Checkout.folder().resolve(found.group(1))).isExecutable();
            for (String option : found.group(2).strip().split(" ")) {
                assertThat(options).contains(option);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyClassIsThere(Document document) {
        for (MatchResult found : document.all(JAVA)) {
            assertThat(named(found.group(1))).as(found.group(1)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTestIsThereUnderItsName(Document document) {
        for (MatchResult found : document.all(TEST)) {
            String method = found.group(2) == null ? "class " + found.group(1) : " " + found.group(2) + "(";
            assertThat(named(found.group(1)))
                    .as("%s.%s", found.group(1), found.group(2))
                    .anyMatch(source -> source.text().contains(method));
        }
    }

    /** Modules may have classes of the same name. */
    private static List<Document> named(String type) {
        return SOURCES.stream()
                .filter(source -> source.file().endsWith(type + ".java"))
                .toList();
    }
}
