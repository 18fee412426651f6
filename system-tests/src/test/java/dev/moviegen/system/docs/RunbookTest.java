package dev.moviegen.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert finds its section, and no section is about one that never rings. */
class RunbookTest {

    @Test
    void everyAlertHasItsSectionAndEverySectionItsAlert() {
        List<String> alerts = names(Document.of("observability/alerts.yml"), "^ +- alert: (\\w+)$");
        assertThat(alerts).isNotEmpty().doesNotHaveDuplicates();
        assertThat(names(Document.of("docs/operations.md"), "^### (\\w+)$")).containsExactlyElementsOf(alerts);
    }

    private static List<String> names(Document document, String regex) {
        return document.all(regex).stream().map(found -> found.group(1)).toList();
    }
}
