package dev.moviegen.worker.pipeline.video;

import dev.moviegen.worker.pipeline.StepFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** How long a PCM WAV file plays. */
final class WavLength {

    private static final long HEADER = 44;

    private WavLength() {}

    static double seconds(Path file) {
        try {
            AudioFileFormat wav = AudioSystem.getAudioFileFormat(file.toFile());
            AudioFormat format = wav.getFormat();
            // A program that writes to a pipe cannot know the length: its header says far too much, the file does not.
            long atMost = (Files.size(file) - HEADER) / format.getFrameSize();
            long frames = wav.getFrameLength() > 0 ? Math.min(wav.getFrameLength(), atMost) : atMost;
            return Math.max(0, frames) / (double) format.getFrameRate();
        } catch (IOException | UnsupportedAudioFileException e) {
            throw new StepFailed("video_failed", "The sound " + file.getFileName() + " cannot be read", e);
        }
    }
}
