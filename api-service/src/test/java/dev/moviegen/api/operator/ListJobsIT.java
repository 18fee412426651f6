package dev.moviegen.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListJobsIT extends OperatorOnRealParts {

    private final String mark = UUID.randomUUID().toString();

    @Test
    void findsJobsByAddressStatusAndIdInPages() throws Exception {
        String first = submit(mark + "-1");
        String second = submit(mark + "-2");
        String third = submit(mark + "-3");
        claim(second);

        JsonNode page = ask("/api/operator/jobs?q=" + mark + "&sort=created&per_page=2");
        assertThat(ids(page)).containsExactly(first, second);
        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(ids(ask("/api/operator/jobs?q=" + mark + "&sort=created&per_page=2&page=2")))
                .containsExactly(third);
        assertThat(ids(ask("/api/operator/jobs?q=" + mark + "&status=processing,failed")))
                .containsExactly(second);
        assertThat(ids(ask("/api/operator/jobs?q=" + third))).containsExactly(third);
        assertThat(ids(ask("/api/operator/jobs?q=" + mark + "&to=2020-01-01"))).isEmpty();
        assertThat(ids(ask("/api/operator/jobs?q=" + mark + "&from=2020-01-01T00:00:00Z")))
                .containsExactlyInAnyOrder(first, second, third);
    }

    @Test
    void showsWhoHasTheJobAndNothingOfThePersonWhoMadeIt() throws Exception {
        String id = submit(mark);
        claim(id);
        JsonNode job = ask("/api/operator/jobs?q=" + id).path("items").get(0);
        assertThat(job.path("owner").asString()).isEqualTo("w1#1");
        assertThat(job.path("worker").asString()).isEqualTo("w1");
        assertThat(job.path("disk").asString()).isEqualTo("disk-1");
        assertThat(job.path("epoch").asInt()).isEqualTo(1);
        assertThat(job.path("unconfirmed").asBoolean(true)).isFalse();
        assertThat(job.path("status").asString()).isEqualTo("processing");
        assertThat(job.propertyNames()).doesNotContain("visitor", "address", "request", "video", "script");
    }

    @Test
    void takesWhatIsSearchedForByTheLetter() throws Exception {
        submit(mark);
        for (String odd : List.of("%" + mark, mark.charAt(0) + "%", "_" + mark, "' || id != '", "\\", "\\'")) {
            assertThat(ids(ask("/api/operator/jobs?q=" + encoded(odd)))).as(odd).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=nonsense",
                "sort=visitor",
                "sort=--created",
                "page=0",
                "per_page=100000",
                "from=yesterday",
                "unconfirmed=perhaps",
                "page=x"
            })
    void namesTheParameterThatIsWrong(String wrong) throws Exception {
        var answer = get("/api/operator/jobs?" + wrong, "Authorization", "Bearer only-for-tests");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("field").asString()).isEqualTo(wrong.replaceFirst("=.*", ""));
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(job -> job.path("id").asString(""))
                .toList();
    }
}
