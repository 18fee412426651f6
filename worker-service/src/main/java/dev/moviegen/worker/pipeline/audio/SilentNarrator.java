package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.pipeline.JobContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Says nothing, for as long as one needs to read the subtitle. */
final class SilentNarrator implements Narrator {

    private static final AudioFormat FORMAT = new AudioFormat(24_000, 16, 1, true, false);
    private static final double SECONDS_A_CHARACTER_JA = 60.0 / 350;
    private static final double SECONDS_A_CHARACTER_EN = 60.0 / 900;

    private final double secondsACharacter;

    SilentNarrator(String language) {
        this.secondsACharacter = language.equals("ja") ? SECONDS_A_CHARACTER_JA : SECONDS_A_CHARACTER_EN;
    }

    @Override
    public String credit() {
        return "";
    }

    @Override
    public void speak(List<Phrase> phrases, SpokenSoFar spoken, JobContext job) throws IOException {
        for (Phrase phrase : phrases) {
            job.cancellation().throwIfRequested();
            int frames =
                    (int) (FORMAT.getFrameRate() * Math.max(1, phrase.text().length() * secondsACharacter));
            byte[] silence = new byte[frames * FORMAT.getFrameSize()];
            AudioSystem.write(
                    new AudioInputStream(new ByteArrayInputStream(silence), FORMAT, frames),
                    AudioFileFormat.Type.WAVE,
                    phrase.temporary().toFile());
            Files.move(phrase.temporary(), phrase.file(), StandardCopyOption.ATOMIC_MOVE);
            spoken.spoke(phrase.number());
        }
    }
}
