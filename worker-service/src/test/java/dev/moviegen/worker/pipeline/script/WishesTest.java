package dev.moviegen.worker.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.ArticleLimits;
import dev.moviegen.store.Length;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WishesTest {

    private static final String SENTENCE = "これは話題について述べる、ほどよい長さの文です。";

    private final ScriptWriter writer = new ScriptWriter(new ArticleLimits(10, 5, 200));

    @Test
    void tellsAsMuchAsWasWishedForAndCountsTheRest() {
        Script keyPoints = write(new Wishes("ja", false, Length.SHORT));
        Script standard = write(new Wishes("ja", false, Length.STANDARD));
        Script full = write(new Wishes("ja", false, Length.FULL));
        assertThat(characters(keyPoints)).isBetween(200, 350);
        assertThat(characters(standard)).isBetween(800, 1_050);
        assertThat(characters(full)).isBetween(1_400, 1_750);
        assertThat(keyPoints.leftOut()).isGreaterThan(standard.leftOut());
        assertThat(keyPoints.sections()).hasSizeBetween(3, 5);
    }

    @Test
    void nothingIsLongerThanTheSettingsAllow() {
        Wishes full = new Wishes("ja", false, Length.FULL);
        Script little = new ScriptWriter(new ArticleLimits(2, 1, 200)).write(article(12, 10), full);
        assertThat(little.sections()).hasSize(2);
        assertThat(characters(little)).isLessThanOrEqualTo(350);
        Script much = new ScriptWriter(new ArticleLimits(12, 10, 200)).write(article(12, 10), full);
        assertThat(much.sections()).hasSize(12);
        assertThat(Length.STANDARD.minutes(new ArticleLimits(10, 2, 200))).isEqualTo(2);
    }

    @Test
    void twoTellItOneAsksAndTheOtherSaysWhatTheArticleSays() {
        Script script = write(new Wishes("ja", true, Length.FULL));
        assertThat(script.personas()).extracting(Persona::name).containsExactly("ミナ", "ケン");
        assertThat(script.personas()).extracting(Persona::pitch).doesNotHaveDuplicates();
        assertThat(script.sections()).allSatisfy(section -> {
            assertThat(section.narrations().get(0).personaId()).isEqualTo("host");
            assertThat(section.narrations().get(1).personaId()).isEqualTo("expert");
            assertThat(section.narrations().get(1).text()).isEqualTo(SENTENCE);
        });
        assertThat(script.sections().get(0).narrations().get(0).text()).isEqualTo("今日は「話題1」という記事です。どんなお話ですか？");
        assertThat(script.narrations())
                .allSatisfy(said -> assertThat(said.reading()).isNotBlank());
        assertThat(characters(script)).isLessThan(1_800);
    }

    @Test
    void leavesTheSameOutWithOneAndWithTwoVoicesWhereThereIsRoom() {
        Article small = article(2, 2);
        assertThat(writer.write(small, new Wishes("ja", true, Length.FULL)).leftOut())
                .isZero();
        assertThat(writer.write(small, new Wishes("ja", true, Length.FULL)).narrations())
                .hasSize(2 * 3 + 1);
    }

    @Test
    void asksInEnglishAboutAnEnglishArticleAndNotForHeadingsThatAreTooLong() {
        Article english = new Article(
                "Lenses",
                "",
                List.of(
                        new Article.Topic("Light", List.of("The first light was a fire on a hill."), List.of()),
                        new Article.Topic("x".repeat(60), List.of("Then came the lens of glass."), List.of())));
        Script script = writer.write(english, new Wishes("en", true, Length.FULL));
        assertThat(script.narrations())
                .extracting(Narration::text)
                .contains("Today's article is “Light”. What is it about?", "Please go on.", "Now I see. Thank you!");
    }

    @Test
    void takesAnUnknownLengthForTheFullOne() {
        assertThat(Length.of("endless")).isEqualTo(Length.FULL);
    }

    private Script write(Wishes wishes) {
        return writer.write(article(12, 10), wishes);
    }

    private static Article article(int topics, int sentences) {
        return new Article(
                "題",
                "",
                IntStream.rangeClosed(1, topics)
                        .mapToObj(topic -> new Article.Topic(
                                "話題" + topic,
                                List.of(String.join("", Collections.nCopies(sentences, SENTENCE))),
                                List.of()))
                        .toList());
    }

    private static int characters(Script script) {
        return script.narrations().mapToInt(said -> said.text().length()).sum();
    }
}
