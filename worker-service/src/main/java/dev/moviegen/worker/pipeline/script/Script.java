package dev.moviegen.worker.pipeline.script;

import dev.moviegen.worker.pipeline.FinishedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is said and shown, in order: the contract between the steps, kept as {@code script.yaml} in the job's directory.
 *
 * @param language {@code ja} or {@code en}, never {@code auto}
 * @param leftOut how many sentences of the article are not told, because it is longer than a video may be
 * @param voices who has spoken it, as their licences want them to be named; empty until it is spoken
 */
public record Script(
        String title,
        String description,
        String language,
        List<Section> sections,
        List<Persona> personas,
        int leftOut,
        @Nullable List<String> voices) {

    public static final String FILE = FinishedFiles.SCRIPT;

    /** Characters. With a smaller buffer the reader breaks where one ends between the halves of an emoji. */
    private static final int LONGEST = 1 << 20;

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder().setBufferSize(LONGEST).build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Written before there was such a number: a job goes on after an upgrade.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public Script {
        sections = List.copyOf(sections);
        personas = List.copyOf(personas);
        voices = voices == null ? List.of() : List.copyOf(voices);
    }

    public Script(
            String title,
            String description,
            String language,
            List<Section> sections,
            List<Persona> personas,
            int leftOut) {
        this(title, description, language, sections, personas, leftOut, List.of());
    }

    public Script(String title, String description, String language, List<Section> sections, List<Persona> personas) {
        this(title, description, language, sections, personas, 0);
    }

    public static Script read(Path directory) throws IOException {
        return YAML.readValue(Files.readString(directory.resolve(FILE)), Script.class);
    }

    /** Appears whole or not at all: a worker may die at any moment. */
    public void write(Path directory) throws IOException {
        Path temporary = directory.resolve("." + FILE + ".part");
        Files.writeString(temporary, YAML.writeValueAsString(this));
        Files.move(temporary, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    public Script spokenBy(List<String> speakers) {
        return new Script(title, description, language, sections, personas, leftOut, speakers);
    }

    /** Everything that is said, in order: number {@code n} (from 1) is spoken in {@code audio/00n.wav}. */
    public Stream<Narration> narrations() {
        return sections.stream().flatMap(section -> section.narrations().stream());
    }
}
