package dev.moviegen.worker.pipeline.slides;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TextBlockTest {

    private static final SlideFonts FONTS = SlideFonts.in(Path.of("/usr/share/fonts/truetype/bizud-gothic"));
    private static final String LONG = "「水の分子」は、百二十度に近い角度で手をつなぎ、六つで一つの輪をつくります。".repeat(3);

    @Test
    void breaksJapaneseWithinTheWidth() {
        TextBlock block = TextBlock.fitting(LONG, FONTS.regular(30), 500, 1000);

        assertThat(block.lines()).hasSizeGreaterThan(5);
        assertThat(block.width()).isLessThanOrEqualTo(500);
    }

    @Test
    void neverBeginsALineWithClosingPunctuation() {
        for (float width = 300; width < 400; width += 7) {
            int position = 0;
            for (var line :
                    TextBlock.fitting(LONG, FONTS.regular(30), width, 4000).lines()) {
                assertThat("、。」").doesNotContain(LONG.substring(position, position + 1));
                position += line.getCharacterCount();
            }
        }
    }

    @Test
    void growsSmallerUntilItFitsAndCutsWhatNeverFits() {
        assertThat(TextBlock.fitting(LONG, FONTS.bold(60), 700, 200).height()).isLessThanOrEqualTo(200);
        assertThat(TextBlock.fitting(LONG.repeat(20), FONTS.bold(60), 700, 200).height())
                .isLessThanOrEqualTo(200);
    }

    @Test
    void balancesItsLines() {
        TextBlock block = TextBlock.balanced("雪の結晶はなぜ六角形なのだろうか、という話", FONTS.bold(60), 1200, 400);

        assertThat(block.lines()).hasSize(2);
        assertThat(block.lines().get(1).getAdvance())
                .isGreaterThan(block.lines().get(0).getAdvance() / 2);
    }

    @Test
    void ratherIsLessBalancedThanBreaksAPhrase() {
        String text = "米ぬかには、ビタミンB1が豊富に含まれています";

        TextBlock block = TextBlock.balanced(text, FONTS.regular(34), 576, 342);

        assertThat(block.lines().get(0).getCharacterCount()).isEqualTo(text.indexOf("豊"));
    }

    @Test
    void leavesOutWhatTheTypefaceCannotDraw() {
        assertThat(FONTS.drawable(" 雪 🎿 \n と氷 ")).isEqualTo("雪 と氷");
    }

    @Test
    void drawsAPlainCharacterForOneItDoesNotHave() {
        assertThat(FONTS.drawable("H₂O")).isEqualTo("H2O");
    }

    @Test
    void endsALineWhereAPhraseEnds() {
        String text = "氷の分子がつくる、ひとつとして同じ形";

        assertThat(PhraseBreaks.before(text, 0, 11)).isEqualTo(text.indexOf("ひとつ"));
        assertThat(PhraseBreaks.before("今日の気温は3.5度", 0, 8)).isEqualTo(6);
    }

    @Test
    void ratherEndsALineAfterPunctuation() {
        String text = "冷やすとゆっくりになるので、忙しい人は冷蔵庫で育てます";

        assertThat(PhraseBreaks.before(text, 0, text.indexOf("人"))).isEqualTo(text.indexOf("忙"));
    }

    @Test
    void keepsTheTwoVerbsOfOneWordTogether() {
        String text = "容器の縁についたぬかをふき取ります";

        assertThat(PhraseBreaks.before(text, 0, text.indexOf("取"))).isEqualTo(text.indexOf("ふき"));
        assertThat(PhraseBreaks.before("その部分を大きく取り除いて", 0, 10)).isEqualTo(8);
    }
}
