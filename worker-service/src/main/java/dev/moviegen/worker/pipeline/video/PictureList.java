package dev.moviegen.worker.pipeline.video;

import dev.moviegen.worker.pipeline.slides.SlidesStep;
import java.util.Locale;

/** The pictures with their durations, in the format of ffmpeg's concat demuxer. */
final class PictureList {

    private PictureList() {}

    static String of(Timeline timeline) {
        StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
        entry(list, SlidesStep.fileName(0), Timeline.TITLE);
        for (Scene scene : timeline.scenes()) {
            entry(list, SlidesStep.fileName(scene.number()), scene.end() - scene.start());
        }
        entry(list, SlidesStep.CLOSING, Timeline.CLOSING - Timeline.GRID);
        // The demuxer does not keep the duration of the last entry: it is there once more, for one step of the grid.
        entry(list, SlidesStep.CLOSING, Timeline.GRID);
        return list.toString();
    }

    private static void entry(StringBuilder list, String file, long milliseconds) {
        list.append("file ").append(file).append('\n');
        list.append(String.format(Locale.ROOT, "duration %.3f%n", milliseconds / 1000.0));
    }
}
