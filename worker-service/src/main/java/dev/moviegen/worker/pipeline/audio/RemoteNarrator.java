package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.cancellation.MovieGeneratorCancelled;
import dev.moviegen.worker.pipeline.JobContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Lets a service say one phrase after the other. When it fails, whoever always works says the rest. */
final class RemoteNarrator implements Narrator {

    private final SpeechService service;

    RemoteNarrator(SpeechService service) {
        this.service = service;
    }

    @Override
    public String credit() {
        return service.credit();
    }

    @Override
    public void speak(List<Phrase> phrases, SpokenSoFar spoken, JobContext job) throws IOException {
        for (Phrase phrase : phrases) {
            job.cancellation().throwIfRequested();
            Files.write(phrase.temporary(), spoken(phrase, job));
            Files.move(phrase.temporary(), phrase.file(), StandardCopyOption.ATOMIC_MOVE);
            spoken.spoke(phrase.number());
        }
    }

    private byte[] spoken(Phrase phrase, JobContext job) {
        try {
            byte[] wav = service.speak(phrase, job.cancellation());
            checkIsSound(wav);
            return wav;
        } catch (MovieGeneratorCancelled | NarratorFailed known) {
            throw known;
        } catch (Exception e) {
            job.cancellation().throwIfRequested();
            throw new NarratorFailed(
                    "The speech service fails at phrase " + phrase.number() + ": " + e.getMessage(), e);
        }
    }

    private static void checkIsSound(byte[] wav) throws IOException {
        try {
            AudioSystem.getAudioFileFormat(new ByteArrayInputStream(wav));
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("its answer is no sound", e);
        }
    }
}
