package dev.moviegen.worker.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.store.ArticleLimits;
import dev.moviegen.store.Job;
import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.StepFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ScriptStepTest {

    private static final Path ARTICLES = Path.of("../articles");

    @TempDir
    Path directory = Path.of("");

    private final List<String> messages = new ArrayList<>();

    @Test
    void tellsTheJapaneseArticleSectionBySection() throws Exception {
        Script script = scriptOf(Files.readString(ARTICLES.resolve("ja.html")));

        assertThat(script.language()).isEqualTo("ja");
        assertThat(script.title()).startsWith("はじめてのぬか床");
        assertThat(script.sections())
                .extracting(Section::title)
                .contains("ぬか床の中で起きていること", "困ったときの直し方")
                .doesNotContain("関連記事")
                .hasSize(7);
        assertThat(script.narrations()).allSatisfy(it -> {
            assertThat(it.text()).hasSizeLessThanOrEqualTo(Sentences.LONGEST);
            assertThat(it.reading()).isNotBlank().doesNotContainPattern("[一-龠ぁ-ん]");
        });
        assertThat(script.sections()).allSatisfy(it -> assertThat(it.bullets()).hasSizeBetween(2, 4));
        assertThat(messages).containsExactly("script.reading", "script.writing", "script.done");
    }

    @Test
    void tellsTheEnglishArticleWithoutReadings() throws Exception {
        Script script = scriptOf(Files.readString(ARTICLES.resolve("en.html")));

        assertThat(script.language()).isEqualTo("en");
        assertThat(script.description()).isEqualTo("A short history of the lens that saved thousands of ships.");
        assertThat(script.sections())
                .hasSize(6)
                .last()
                .satisfies(it -> assertThat(it.narrations()).hasSizeGreaterThan(2));
        assertThat(script.narrations()).allSatisfy(it -> {
            assertThat(it.text()).hasSizeLessThanOrEqualTo(Sentences.LONGEST).doesNotContain("public domain");
            assertThat(it.reading()).isNull();
        });
        assertThat(script.sections())
                .flatExtracting(Section::bullets)
                .noneMatch(bullet -> Character.isLowerCase(bullet.codePointAt(0)));
    }

    @Test
    void doesNotFetchAgainWhatWasWrittenBeforeACrash() throws Exception {
        new Script("t", "", "en", List.of(), List.of()).write(directory);

        step("127.0.0.1:1").run(context("http://127.0.0.1:1/"));

        assertThat(messages).containsExactly("script.done");
    }

    @Test
    void refusesAPageWithHardlyAnyText() {
        assertThatThrownBy(() -> scriptOf("<title>t</title><h1>t</h1><p>Too short."))
                .isInstanceOfSatisfying(
                        StepFailed.class, e -> assertThat(e.code()).isEqualTo("too_short"));
    }

    @Test
    void keepsTheFirstLargePictureOfEachSectionAndDoesWithoutWhatIsNone() throws Exception {
        String text = "<p>" + "A sentence that is long enough to count as one. ".repeat(5) + "</p>";
        String html = "<article><h1>t</h1>" + text
                + "<h2>Good</h2><img src=tiny.png width=16 height=16><figure><img src=/good.png></figure>" + text
                + "<h2>No picture</h2><img src=/page>" + text
                + "<h2>Gone</h2><p><img src=/gone.png></p>" + text
                + "<h2>Only by name</h2><img src=/fake.png>" + text;

        try (Site site = new Site().serve("/article", 200, "text/html", html)) {
            site.serve("/good.png", 200, "image/png", "?PNG picture", 0x89)
                    .serve("/page", 200, "text/html", "<p>no picture</p>")
                    .serve("/fake.png", 200, "image/png", "<svg>nothing</svg>");
            step(site.pair()).run(context(site.at("/article")));
            assertThat(Script.read(directory).sections().get(1).sourceImageUrl())
                    .isEqualTo(site.at("/good.png"));
        }

        assertThat(directory.resolve("images").toFile().list())
                .contains("2.png")
                .doesNotContain("3.png", "4.png", "5.png");
    }

    @Test
    void saysAtMostFiveMinutesAndNoAddresses() throws Exception {
        String paragraph = "<h2>Part</h2><p>" + "See https://example.org/page for the next good sentence. ".repeat(40);

        Script script = scriptOf("<html lang=en><h1>Long</h1>" + paragraph.repeat(12));

        assertThat(script.sections()).hasSize(10);
        assertThat(script.narrations().mapToInt(it -> it.text().length()).sum()).isBetween(2_000, 4_500);
        assertThat(script.narrations()).noneMatch(it -> it.text().contains("http"));
        assertThat(script.leftOut()).isGreaterThan(100);
    }

    private Script scriptOf(String html) throws Exception {
        try (Site site = new Site().serve("/article", 200, "text/html; charset=utf-8", html)) {
            step(site.pair()).run(context(site.at("/article")));
        }
        return Script.read(directory);
    }

    private static ScriptStep step(String allowed) {
        WebClients clients = new WebClients(new FetchSettings(List.of(allowed)));
        ArticleFetcher fetcher = new ArticleFetcher(clients);
        ArticleLimits limits = new ArticleLimits(10, 5, 200);
        LlmScriptWriter none = new LlmScriptWriter(new LlmSettings("", "", ""), limits);
        return new ScriptStep(
                fetcher, new ArticleReader(limits), none, new ScriptWriter(limits), new ArticlePictures(fetcher));
    }

    private JobContext context(String url) {
        Job job = new Job(JsonMapper.shared()
                .createObjectNode()
                .put("id", "job1")
                .put("url", url)
                .put("language", "auto"));
        return new JobContext(
                job, directory, new CancellationFlag("job1"), (percent, key, args) -> messages.add(key), program -> {
                    throw new IllegalStateException("no program is needed");
                });
    }
}
