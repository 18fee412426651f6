package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.Step;
import dev.moviegen.worker.pipeline.StepFailed;
import dev.moviegen.worker.pipeline.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Speaks every narration of the script into {@code audio/001.wav} and so on: 16-bit PCM, one channel. */
@Component
@Order(20)
class AudioStep implements Step {

    private static final Logger LOG = LoggerFactory.getLogger(AudioStep.class);

    private final Casting casting;

    AudioStep(Casting casting) {
        this.casting = casting;
    }

    @Override
    public String name() {
        return "audio";
    }

    @Override
    public void run(JobContext job) throws Exception {
        Script script = Script.read(job.directory());
        String wanted = job.job().options().path("voice").asString("auto");
        List<Phrase> phrases = Phrase.of(script, casting.voice(wanted, script.language()), job.directory());
        Files.createDirectories(job.directory().resolve("audio"));
        for (Narrator narrator : casting.narrators(wanted, script.language())) {
            List<Phrase> left = left(phrases);
            if (!left.isEmpty()) {
                tryToSpeak(narrator, left, phrases.size(), job);
            }
        }
        job.cancellation().throwIfRequested();
        if (!left(phrases).isEmpty()) {
            throw new StepFailed(
                    "speech_failed",
                    "No voice could speak phrase " + left(phrases).get(0).number());
        }
        script.spokenBy(VoiceCredits.read(job.directory())).write(job.directory());
    }

    private static List<Phrase> left(List<Phrase> phrases) {
        return phrases.stream().filter(phrase -> !phrase.isSpoken()).toList();
    }

    private static void tryToSpeak(Narrator narrator, List<Phrase> left, int all, JobContext job) throws IOException {
        report(job, left.get(0).number(), all);
        try {
            narrator.speak(left, number -> report(job, Math.min(all, number + 1), all), job);
        } catch (Narrator.NarratorFailed e) {
            LOG.warn("Job {}: {}", job.job().id(), e.getMessage(), e);
        } finally {
            if (left.get(0).isSpoken()) {
                VoiceCredits.add(job.directory(), narrator.credit());
            }
        }
    }

    /** Says which phrase is being spoken now. */
    private static void report(JobContext job, int number, int all) {
        job.progress().report(100 * (number - 1) / all, "audio.speaking", Map.of("i", number, "n", all));
    }
}
