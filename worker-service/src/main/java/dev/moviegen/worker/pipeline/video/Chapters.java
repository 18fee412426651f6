package dev.moviegen.worker.pipeline.video;

import dev.moviegen.worker.pipeline.script.Script;

/** Title and chapters, one for each section, in the format of https://ffmpeg.org/ffmpeg-formats.html#Metadata-2. */
final class Chapters {

    private Chapters() {}

    static String of(Script script, Timeline timeline) {
        StringBuilder metadata = new StringBuilder(";FFMETADATA1\n");
        metadata.append("title=").append(escaped(script.title())).append('\n');
        metadata.append("comment=").append(escaped(script.description())).append('\n');
        long start = 0; // the silent title belongs to the first chapter
        for (int section = 1; section <= script.sections().size(); section++) {
            long end = endOf(section, timeline, start);
            if (end > start) {
                metadata.append("\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=").append(start);
                metadata.append("\nEND=").append(end).append("\ntitle=");
                metadata.append(escaped(script.sections().get(section - 1).title()))
                        .append('\n');
                start = end;
            }
        }
        return metadata.toString();
    }

    private static long endOf(int section, Timeline timeline, long otherwise) {
        return timeline.scenes().stream()
                .filter(scene -> scene.section() == section)
                .mapToLong(Scene::end)
                .max()
                .orElse(otherwise);
    }

    private static String escaped(String value) {
        return value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip().replaceAll("[=;#\\\\]", "\\\\$0");
    }
}
