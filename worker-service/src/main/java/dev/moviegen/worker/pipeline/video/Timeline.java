package dev.moviegen.worker.pipeline.video;

import dev.moviegen.worker.pipeline.StepFailed;
import dev.moviegen.worker.pipeline.script.Narration;
import dev.moviegen.worker.pipeline.script.Script;
import dev.moviegen.worker.pipeline.script.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** When each sentence is spoken: the title in silence, then one scene after the other, with a longer pause after a section, and the closing in silence. */
record Timeline(List<Scene> scenes) {

    static final long TITLE = 1_520;
    static final long CLOSING = 3_000;
    /** Pictures have 25 steps a second in the concat demuxer: on its grid, picture and sound never drift apart. */
    static final long GRID = 40;

    private static final long PAUSE = 240;
    private static final long PAUSE_AFTER_SECTION = 640;

    static Timeline of(Script script, Path directory) {
        List<Scene> scenes = new ArrayList<>();
        long start = TITLE;
        for (int section = 1; section <= script.sections().size(); section++) {
            Section content = script.sections().get(section - 1);
            int left = content.narrations().size();
            for (Narration narration : content.narrations()) {
                int number = scenes.size() + 1;
                long spoken = start + Math.round(1000 * WavLength.seconds(directory.resolve(audioFile(number))));
                long pause = --left == 0 ? PAUSE_AFTER_SECTION : PAUSE;
                long end = (spoken + pause + GRID - 1) / GRID * GRID;
                scenes.add(new Scene(number, section, narration.text(), start, spoken, end));
                start = end;
            }
        }
        if (scenes.isEmpty()) {
            throw new StepFailed("video_failed", "The script has no sentence");
        }
        return new Timeline(List.copyOf(scenes));
    }

    static String audioFile(int number) {
        return String.format(Locale.ROOT, "audio/%03d.wav", number);
    }

    /** The play length in milliseconds. */
    long end() {
        return scenes.get(scenes.size() - 1).end() + CLOSING;
    }
}
