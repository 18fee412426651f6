package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.process.Program;
import dev.moviegen.worker.process.ProgramResult;
import dev.moviegen.worker.process.ProgramTimedOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The natural voices: one program for all phrases of a job, because loading a voice takes longer than speaking. */
final class VoiceNarrator implements Narrator {

    static final String PHRASES = "phrases.jsonl";
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<String, String> CREDITS = Map.of(
            "mei", "HTS Voice \"Mei\" © Nagoya Institute of Technology, CC BY 3.0",
            "heart", "hibari \"heart\" (Apache-2.0)");

    private final SpeechSettings settings;
    private final String voice;

    VoiceNarrator(SpeechSettings settings, String voice) {
        this.settings = settings;
        this.voice = voice;
    }

    @Override
    public String credit() {
        return CREDITS.getOrDefault(voice, "");
    }

    @Override
    public void speak(List<Phrase> phrases, SpokenSoFar spoken, JobContext job) throws IOException {
        Path list = job.directory().resolve(PHRASES);
        Files.write(list, phrases.stream().map(VoiceNarrator::line).toList());
        Program program = Program.of(LIMIT, settings.python(), settings.narrator(), list.toString())
                .quietFor(QUIET)
                .onLine(line -> heard(line, spoken));
        ProgramResult result = run(program, job);
        if (!result.succeeded()) {
            throw new NarratorFailed("narrator.py ended with " + result.exitCode() + ": " + result.errorTail());
        }
    }

    private static ProgramResult run(Program program, JobContext job) {
        try {
            return job.programs().run(program);
        } catch (ProgramTimedOut | UncheckedIOException e) {
            throw new NarratorFailed("narrator.py cannot be used", e);
        }
    }

    private static String line(Phrase phrase) {
        return JSON.writeValueAsString(Map.of(
                "n", phrase.number(),
                "text", phrase.text(),
                "voice", phrase.voice(),
                "pitch", phrase.pitch(),
                "out", phrase.file().toString()));
    }

    /** A library may print something of its own: that is no reason to stop. */
    private static void heard(String line, SpokenSoFar spoken) {
        try {
            int number = JSON.readTree(line).path("n").asInt(0);
            if (number > 0) {
                spoken.spoke(number);
            }
        } catch (JacksonException e) {
            return;
        }
    }
}
