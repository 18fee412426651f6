package dev.moviegen.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.Checkout;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of settings against what reads them. */
class SettingsTest {

    private static final String NAME = "\\bMOVIEGEN_[A-Z_]*[A-Z](?![A-Z_])";
    private static final String IN_YAML = "\\$\\{(MOVIEGEN_[A-Z_]+):([^}]*)\\}";

    private final Document readme = Document.of("README.md");

    private static Stream<Document> services() {
        return Stream.of("api-service", "worker-service")
                .map(service -> Document.of(service + "/src/main/resources/application.yaml"));
    }

    private static Stream<Document> everythingThatReadsSettings() {
        return Stream.of(
                        services(),
                        Stream.of("bin", "docker", "pocketbase/pb_hooks")
                                .flatMap(folder ->
                                        Document.files(Checkout.folder().resolve(folder), 9, ""))
                                .filter(file -> !file.toString().endsWith(".pyc")),
                        Stream.of("docker-compose.yml", ".env.example", "run", "test")
                                .map(Document::of),
                        Stream.of("worker-service", "shared-store")
                                .flatMap(module -> Document.files(
                                        Checkout.folder().resolve(module + "/src/main/java"), 20, ".java"))
                                .filter(file -> file.toString().matches(".*(JobPrograms|CrashPoint)\\.java")))
                .flatMap(documents -> documents);
    }

    private static Set<String> namesIn(Stream<Document> documents) {
        Set<String> names = new TreeSet<>();
        documents.forEach(document -> document.all(NAME).forEach(found -> names.add(found.group())));
        return names;
    }

    @Test
    void everySettingThatIsReadStandsInTheTable() {
        Set<String> tables = new TreeSet<>();
        readme.section("Settings").forEach(line -> tables.addAll(namesOf(line)));
        assertThat(tables).containsAll(namesIn(everythingThatReadsSettings()));
    }

    private static Set<String> namesOf(String line) {
        Set<String> names = new TreeSet<>();
        Pattern.compile(NAME).matcher(line).results().forEach(found -> names.add(found.group()));
        return names;
    }

    @Test
    void theExampleHasEachSettingOfTheContainersWithItsDefault() {
        Set<String> used = new TreeSet<>();
        Document.of("docker-compose.yml")
                .all("\\$\\{(MOVIEGEN_[A-Z_]+):-([^}]*)\\}")
                .forEach(found -> used.add(found.group(1) + "=" + found.group(2)));
        Set<String> shown = new TreeSet<>();
        Document.of(".env.example").all("^[A-Z_]+=.*$").forEach(line -> shown.add(line.group()));
        assertThat(shown).isEqualTo(used).isNotEmpty();
    }

    @Test
    void everySettingThatADocumentNamesIsRead() {
        assertThat(namesIn(everythingThatReadsSettings())).containsAll(namesIn(Document.all()));
    }

    @Test
    void aServiceHasTheDefaultThatTheTableShows() {
        Map<String, String> shown = new TreeMap<>();
        for (MatchResult row : readme.all("^\\| `(MOVIEGEN_[A-Z_]+)` \\| ([^|]+) \\|")) {
            String value = row.group(2).replace("`", "").strip();
            shown.put(row.group(1), value.equals("empty") ? "" : value);
        }
        assertThat(shown).isNotEmpty();
        services()
                .flatMap(service -> service.all(IN_YAML).stream())
                .forEach(found -> assertThat(shown).containsEntry(found.group(1), found.group(2)));
    }
}
