package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.process.Program;
import dev.moviegen.worker.process.ProgramResult;
import dev.moviegen.worker.process.ProgramTimedOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The fall-back that is small and always works: espeak-ng, one short program for each phrase. */
final class EspeakNarrator implements Narrator {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int USUAL_PITCH = 50;

    private final String voice;

    /** espeak-ng cannot read kanji: Japanese is spoken from its reading. */
    EspeakNarrator(String language) {
        this.voice = language.equals("ja") ? "ja" : "en-us";
    }

    @Override
    public String credit() {
        return "eSpeak NG";
    }

    @Override
    public void speak(List<Phrase> phrases, SpokenSoFar spoken, JobContext job) throws IOException {
        for (Phrase phrase : phrases) {
            job.cancellation().throwIfRequested();
            // In a file: text from the web must never be taken for an option.
            Path text = job.directory().resolve("phrase.txt");
            Files.writeString(text, phrase.reading());
            Program program = Program.of(
                    LIMIT,
                    "espeak-ng",
                    "-v",
                    voice,
                    "-p",
                    pitch(phrase),
                    "-w",
                    phrase.temporary().toString(),
                    "-f",
                    text.toString());
            ProgramResult result = run(program, job);
            if (!result.succeeded() || !Files.exists(phrase.temporary())) {
                throw new NarratorFailed("espeak-ng ended with " + result.exitCode() + ": " + result.errorTail());
            }
            Files.move(phrase.temporary(), phrase.file(), StandardCopyOption.ATOMIC_MOVE);
            spoken.spoke(phrase.number());
        }
    }

    /** Of 0 to 99; 50 is usual, and a semitone is about 6. */
    private static String pitch(Phrase phrase) {
        return String.valueOf(Math.max(0, Math.min(99, USUAL_PITCH + 6 * phrase.pitch())));
    }

    private static ProgramResult run(Program program, JobContext job) {
        try {
            return job.programs().run(program);
        } catch (ProgramTimedOut | UncheckedIOException e) {
            throw new NarratorFailed("espeak-ng cannot be used", e);
        }
    }
}
