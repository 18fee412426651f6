package dev.moviegen.worker.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void comesBackFromItsFileAsItWas() throws Exception {
        Narration said = new Narration("雪が降る。", "ユキガフル", null);
        Section section = new Section("冬: 雪", List.of(said), List.of("雪"), null);
        Script script = new Script("題", "説明", "ja", List.of(section), List.of(new Persona("a", "語り手", "mei")));

        script.write(directory);

        assertThat(Script.read(directory)).isEqualTo(script);
        assertThat(Files.readString(directory.resolve("script.yaml"))).contains("persona_id", "source_image_url");
    }

    /** Of a job that goes on after an upgrade. */
    @Test
    void readsWhatWasWrittenBeforeVoicesHadAPitch() throws Exception {
        Files.writeString(directory.resolve("script.yaml"), """
                title: t
                description: d
                language: en
                sections: []
                personas:
                - id: a
                  name: Ann
                  voice: auto
                """);

        assertThat(Script.read(directory).personas()).containsExactly(new Persona("a", "Ann", "auto", 0));
    }

    /** At 1,024 characters the YAML reader's own buffer would end between the halves of one of them. */
    @Test
    void keepsEmojiWhereverTheyStand() throws Exception {
        for (int before = 0; before < 4; before++) {
            String text = "a".repeat(before) + "😀".repeat(3_000);
            Section section = new Section("😀", List.of(new Narration(text, null, null)), List.of(), null);
            Script script = new Script("😀", "", "en", List.of(section), List.of());
            script.write(directory);
            assertThat(Script.read(directory)).isEqualTo(script);
        }
    }
}
