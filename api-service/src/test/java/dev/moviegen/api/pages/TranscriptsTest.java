package dev.moviegen.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.pages.Transcript.Cue;
import org.junit.jupiter.api.Test;

class TranscriptsTest {

    private static final String CAPTIONS = """
            WEBVTT

            1
            00:00:02.500 --> 00:00:04.000
            一つ目

            3
            00:01:05.250 --> 01:01:07.000 line:0
            三つ目
            """;

    private static final String SCRIPT = """
            language: ja
            left_out: 4
            voices: ["HTS Voice \\"Mei\\""]
            personas: [{id: a, name: ミナ}, {id: b, name: ケン}]
            sections:
            - title: "はじめ\\nに"
              narrations: [{text: 一つ目, persona_id: a}, {text: 無言, persona_id: b}]
            - title: A --> B
              narrations: [{text: 三つ目, persona_id: b}]
            """;

    private final Transcript transcript = Transcripts.transcript(SCRIPT, CAPTIONS);

    @Test
    void putsEachSentenceWhereItIsHeard() {
        assertThat(transcript.chapters().get(0).cues()).containsExactly(new Cue(2.5, 4, "0:02", "ミナ", "一つ目"));
        assertThat(transcript.chapters().get(1).cues()).containsExactly(new Cue(65.25, 3667, "1:05", "ケン", "三つ目"));
    }

    @Test
    void isInTheLanguageOfItsScriptWhateverWasAskedFor() {
        assertThat(Transcripts.transcript("language: en", "").spokenIn("auto")).isEqualTo("en");
        assertThat(Transcripts.transcript("language: ja", "").spokenIn("auto")).isEqualTo("ja");
        assertThat(Transcripts.transcript("title: old", "").spokenIn("en")).isEqualTo("en");
    }

    @Test
    void knowsWhatWasLeftOutAndWhoSpeaks() {
        assertThat(transcript.leftOut()).isEqualTo(4);
        assertThat(transcript.voices()).containsExactly("HTS Voice \"Mei\"");
    }

    @Test
    void makesChaptersThatNoTitleCanBreak() {
        assertThat(transcript.asChapters()).isEqualTo("""
                        WEBVTT

                        00:00:02.500 --> 00:00:04.000
                        はじめ に

                        00:01:05.250 --> 01:01:07.000
                        A --&gt; B
                        """);
    }
}
