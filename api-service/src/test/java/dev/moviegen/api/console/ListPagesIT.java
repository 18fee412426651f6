package dev.moviegen.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import org.junit.jupiter.api.Test;

class ListPagesIT extends ApiOnRealParts {

    /** As a live list does while its jobs end. */
    @Test
    void aListThatHasBecomeShorterShowsItsLastPage() throws Exception {
        String id = submit();
        String html = new ConsoleSession(port)
                .loggedIn()
                .get("/operator/jobs-table?q=" + id + "&page=7")
                .body();

        assertThat(html).contains("data-id=\"" + id + "\"").doesNotContain("該当するジョブはありません");
    }

    @Test
    void thousandTickedJobsFitIntoTheQuestionWhetherToCancelThem() throws Exception {
        String id = submit();
        String question = "/operator/cancel?scope=these&id=" + id + ("&id=" + "x".repeat(26)).repeat(999);

        assertThat(new ConsoleSession(port).loggedIn().get(question).statusCode())
                .isEqualTo(200);
    }
}
