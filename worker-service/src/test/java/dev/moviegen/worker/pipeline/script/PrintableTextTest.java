package dev.moviegen.worker.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTextTest {

    @Test
    void dropsWhatCannotBeDrawnSpokenOrEncoded() {
        assertThat(PrintableText.of("a\u0007b\ufffec\ud83dd\u202ee\ue000f\u00adg"))
                .isEqualTo("a bcdefg");
    }

    @Test
    void keepsWhatPeopleWrite() {
        String written = "雪が降る。 naïve — 50 % 👨\u200d👩\u200d👧";
        assertThat(PrintableText.of(written)).isEqualTo(written);
    }

    @Test
    void makesOneSpaceOfMany() {
        assertThat(PrintableText.of(" a\t\u3000\n b ")).isEqualTo("a b");
    }
}
