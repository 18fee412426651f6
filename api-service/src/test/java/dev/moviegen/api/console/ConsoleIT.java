package dev.moviegen.api.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.api.JapaneseOnly;
import dev.moviegen.api.operator.DeadLetters;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ConsoleIT extends ApiOnRealParts {

    private final String mark = UUID.randomUUID().toString();
    private ConsoleSession operator;

    @Autowired
    private DeadLetters letters;

    @BeforeEach
    void login() throws Exception {
        operator = new ConsoleSession(port).loggedIn();
    }

    @Test
    void listsWhatIsLookedForWithABoxOnlyWhereThereIsSomethingToCancel() throws Exception {
        String waiting = submit(mark + "-a");
        String done = submit(mark + "-b");
        claim(done);
        complete(done);
        for (String path : new String[] {"/operator?q=" + mark, "/operator/jobs-table?q=" + mark}) {
            String page = operator.get(path).body();
            assertThat(page).contains("id=\"select-" + waiting, "data-id=\"" + done, "2 件（うち 1 件", "data-active=\"1\"");
            assertThat(page).doesNotContain("id=\"select-" + done);
        }
        assertThat(operator.get("/operator?q=" + mark + "&status=completed").body())
                .contains(done)
                .doesNotContain(waiting);
        assertThat(operator.get("/operator?q=" + mark + "&sort=url").body())
                .contains("aria-sort=\"ascending\"")
                .containsSubsequence("data-id=\"" + waiting, "data-id=\"" + done);
    }

    @ParameterizedTest
    @CsvSource({"status=nonsense,状態", "from=nonsense,開始日（協定世界時）", "to=nonsense,終了日（協定世界時）"})
    void namesThePartOfTheFilterThatItCannotReadAsThePageDoes(String filter, String label) throws Exception {
        assertThat(operator.get("/operator?" + filter).body())
                .contains("role=\"alert\"", "「" + label + "」の値を確認してください。");
    }

    @Test
    void namesTheSearchThatIsTooLongAsThePageDoes() throws Exception {
        assertThat(operator.get("/operator?q=" + "x".repeat(201)).body()).contains("「検索（ID・アドレス・理由）」の値を確認してください。");
    }

    @Test
    void leadsToTheSameListInTheOtherLanguage() throws Exception {
        assertThat(operator.get("/operator?q=" + mark + "&status=failed&lang=ja&page=2")
                        .body())
                .contains("href=\"?q=" + mark + "&amp;status=failed&amp;page=2&amp;lang=en\"");
        assertThat(operator.get("/operator?q=%22%3E%3Cb%3E").body()).contains("href=\"?q=%22%3E%3Cb%3E&amp;lang=en\"");
    }

    @Test
    void leadsBackFromAJobToTheListThatItWasFoundIn() throws Exception {
        String id = submit(mark);
        String query = "?status=pending&q=" + mark + "&sort=url";
        String list = operator.get("/operator" + query).body();
        String escaped = query.replace("&", "&amp;");
        assertThat(list).contains("href=\"/operator/jobs/" + id + escaped + "\"");
        assertThat(operator.get("/operator/jobs/" + id + query).body()).contains("href=\"/operator" + escaped + "\"");
        assertThat(operator.get("/operator/jobs/" + id).body()).contains("id=\"back\" href=\"/operator\"");
    }

    @Test
    void asksThenCancelsAndSaysOfEachWhatBecameOfIt() throws Exception {
        String first = submit(mark);
        String second = submit(mark);
        String ids = "id=" + first + "&id=" + second;
        String question = operator.get("/operator/cancel?scope=these&" + ids, "HX-Request", "true")
                .body();
        assertThat(question).startsWith("<article").contains("2 件のジョブをキャンセルしますか？", first, second, "autofocus");
        claim(second);
        complete(second);

        String form = "scope=these&reason=duplicate&note=x&" + ids;
        String results = operator.post("/operator", "/operator/cancel", form, "HX-Request", "true")
                .body();
        assertThat(results)
                .contains("2 件中 1 件をキャンセルしました。")
                .contains("data-result=\"cancelled\" data-result-id=\"" + first)
                .contains("data-result=\"refused\" data-result-id=\"" + second);
        assertThat(json(get("/api/jobs/" + first)).path("requested_by").asString())
                .isEqualTo("operator");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(operator.get("/operator/jobs/" + first + "/timeline")
                                .body())
                        .contains("開始前に停止", "JobCancelled", "実行者: 運用", "同じ"));
    }

    @Test
    void cancelsAllThatMatchAsAPlainFormToo() throws Exception {
        String first = submit(mark);
        submit(mark);
        String page = operator.get("/operator/cancel?scope=all&q=" + mark).body();
        assertThat(page).contains("<html", "2 件のジョブをキャンセルしますか？");
        HttpResponse<String> results =
                operator.post("/operator/cancel?scope=all&q=" + mark, "/operator/cancel", "scope=all&q=" + mark);
        assertThat(results.body()).contains("<html", "2 件中 2 件", first, "/operator?q=" + mark);
        assertThat(operator.get("/operator/cancel?scope=these&id=" + first).body())
                .contains("選ばれていません");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/operator?q=%s",
                "/operator/jobs/%s",
                "/operator/cancel?scope=these&id=%s",
                "/operator/workers",
                "/operator/trouble",
                "/operator/figures",
                "/operator/login"
            })
    void hasNoEnglishForWhoReadsJapanese(String path) throws Exception {
        String id = submit(mark);
        claim(id);
        String page = operator.get(path.replace("%s", id)).body();
        JapaneseOnly.check(page);
        assertThat(page).as("a time as machines tell it").doesNotContainPattern(">[^<]*\\dT\\d\\d:\\d\\d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operator/workers", "/operator/trouble", "/operator/figures"})
    void showsAPageAndItsPartAlone(String path) throws Exception {
        String id = submit(mark);
        claim(id);
        assertThat(operator.get(path).body()).contains("<html lang=\"ja\"", "aria-current=\"page\"");
        assertThat(operator.get(path, "HX-Request", "true").body())
                .startsWith("<div id=")
                .doesNotContain("<html");
    }

    @Test
    void runsGivenUpWorkAgainAndSaysSo() throws Exception {
        String id = submit(mark);
        letters.keep(id, mark, "delivery_limit");
        String page = operator.get("/operator/trouble").body();
        assertThat(page).contains(id, "配達回数の上限");
        String letter = letters.newest().get(0).id();
        HttpResponse<String> answer =
                operator.post("/operator/trouble", "/operator/dead-letters/" + letter + "/run-again", "");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(operator.get("/operator/trouble").body())
                .contains("もう一度知らせました", id)
                .doesNotContain("again-" + letter);
    }

    @Test
    void saysThatALostDiskProvesNothing() throws Exception {
        String id = submit(mark);
        claim(id);
        operator.post("/operator", "/operator/cancel", "scope=these&id=" + id);
        operator.post("/operator", "/operator/disks/lost", "disk=disk-1");
        assertThat(operator.get("/operator/trouble").body()).contains("disk-1", "後片付けは確認されていません");
        assertThat(operator.get("/operator/jobs/" + id).body()).contains("ディスク disk-1 は失われました");
        operator.post("/operator", "/operator/disks/found", "disk=disk-1");
        assertThat(operator.get("/operator/jobs/" + id).body()).contains("削除しています");
        assertThat(operator.post("/operator", "/operator/disks/lost", "disk=nowhere")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersAPageForAJobThatIsNot() throws Exception {
        assertThat(operator.get("/operator/jobs/" + "a".repeat(26)).statusCode())
                .isEqualTo(404);
        assertThat(operator.get("/operator/nothing").statusCode()).isEqualTo(404);
    }

    private String submit(String name) throws Exception {
        return json(post("/api/jobs", "{\"url\": \"https://example.org/" + name + "\"}"))
                .path("id")
                .asString();
    }
}
