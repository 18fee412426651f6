package dev.moviegen.worker.pipeline.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Who has really spoken, in {@code audio/credits.txt}: a licence may ask that the movie names the voice. */
public final class VoiceCredits {

    private static final String FILE = "audio/credits.txt";

    private VoiceCredits() {}

    /** One line for each voice, in the order in which they spoke; empty when nobody did. */
    public static List<String> read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    static void add(Path directory, String credit) throws IOException {
        List<String> credits = new ArrayList<>(read(directory));
        if (!credit.isEmpty() && !credits.contains(credit)) {
            credits.add(credit);
            Path temporary = directory.resolve(FILE + ".part");
            Files.write(temporary, credits);
            Files.move(temporary, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
