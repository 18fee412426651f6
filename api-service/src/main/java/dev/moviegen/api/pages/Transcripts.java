package dev.moviegen.api.pages;

import dev.moviegen.api.pages.CaptionTimes.Span;
import dev.moviegen.api.pages.Transcript.Chapter;
import dev.moviegen.api.pages.Transcript.Cue;
import dev.moviegen.store.FileAnswer;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.StoreUnreachable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Puts a video's script and captions together. Both never change, so the last ones are kept. */
@Component
class Transcripts {

    private static final Logger log = LoggerFactory.getLogger(Transcripts.class);
    private static final int KEPT = 100;
    private static final int LONGEST = 1_000_000;
    /** With a smaller buffer the reader breaks where one ends between the halves of an emoji. */
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder().setBufferSize(LONGEST).build())
                    .build())
            .build();

    private final PocketBase store;
    private final Map<String, Transcript> kept = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Transcript> eldest) {
            return size() > KEPT;
        }
    });

    Transcripts(PocketBase store) {
        this.store = store;
    }

    /** Empty when the files cannot be read now: a video plays without its transcript. */
    Transcript of(Job job) {
        Transcript known = kept.get(job.id());
        if (known != null) {
            return known;
        }
        try {
            Transcript read = transcript(text(job, job.script()), text(job, job.captions()));
            kept.put(job.id(), read);
            return read;
        } catch (IOException | StoreUnreachable | JacksonException later) {
            log.warn("No transcript of job {}: {}", job.id(), later.getMessage());
            return Transcript.NONE;
        }
    }

    private String text(Job job, String file) throws IOException {
        if (file.isEmpty()) {
            return "";
        }
        try (FileAnswer answer = store.file(job, Job.COLLECTION, file, Map.of(), false)) {
            if (answer.status() != 200) {
                throw new IOException(file + " is answered with " + answer.status());
            }
            return new String(answer.body().readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    static Transcript transcript(String script, String captions) {
        JsonNode read = YAML.readTree(script);
        Map<Integer, Span> times = CaptionTimes.of(captions);
        Map<String, String> speakers = speakers(read);
        List<Chapter> chapters = new ArrayList<>();
        int number = 0;
        for (JsonNode section : read.path("sections")) {
            List<Cue> cues = new ArrayList<>();
            for (JsonNode narration : section.path("narrations")) {
                Span time = times.get(++number);
                if (time != null) {
                    String speaker =
                            speakers.getOrDefault(narration.path("persona_id").asString(""), "");
                    cues.add(new Cue(
                            time.from(),
                            time.to(),
                            clock(time.from()),
                            speaker,
                            narration.path("text").asString("")));
                }
            }
            chapters.add(new Chapter(section.path("title").asString(""), cues));
        }
        return new Transcript(
                chapters.stream().filter(chapter -> !chapter.cues().isEmpty()).toList(),
                read.path("left_out").asInt(0),
                read.path("voices")
                        .valueStream()
                        .map(voice -> voice.asString(""))
                        .toList(),
                read.path("language").asString(""));
    }

    /** A single narrator needs no name. */
    private static Map<String, String> speakers(JsonNode script) {
        Map<String, String> names = new HashMap<>();
        script.path("personas")
                .forEach(persona -> names.put(
                        persona.path("id").asString(""), persona.path("name").asString("")));
        return names.size() > 1 ? names : Map.of();
    }

    private static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
