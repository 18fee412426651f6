package dev.moviegen.worker.pipeline.video;

import dev.moviegen.worker.pipeline.slides.SlidesStep;
import java.util.Locale;

/** The pictures with their durations, in the format of ffmpeg's concat demuxer. */
final class PictureList {

    private PictureList() {}

    static String of(Timeline timeline) {
        StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
        entry(list, 0, Timeline.TITLE);
        Scene last = timeline.scenes().get(timeline.scenes().size() - 1);
        for (Scene scene : timeline.scenes()) {
            long length = scene.end() - scene.start();
            entry(list, scene.number(), scene == last ? length - Timeline.GRID : length);
        }
        // The demuxer does not keep the duration of the last entry: it is there once more, for one step of the grid.
        entry(list, last.number(), Timeline.GRID);
        return list.toString();
    }

    private static void entry(StringBuilder list, int number, long milliseconds) {
        list.append("file ").append(SlidesStep.fileName(number)).append('\n');
        list.append(String.format(Locale.ROOT, "duration %.3f%n", milliseconds / 1000.0));
    }
}
