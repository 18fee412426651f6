package dev.moviegen.worker.pipeline.video;

import dev.moviegen.worker.pipeline.script.Script;
import java.util.List;

/** Title and chapters, one for each section, in the format of https://ffmpeg.org/ffmpeg-formats.html#Metadata-2. */
final class Chapters {

    private Chapters() {}

    /** The comment names the voices too, as their licences ask. */
    static String of(Script script, Timeline timeline, List<String> voices) {
        StringBuilder metadata = new StringBuilder(";FFMETADATA1\n");
        metadata.append("title=").append(escaped(script.title())).append('\n');
        metadata.append("comment=").append(escaped(comment(script, voices))).append('\n');
        long start = 0; // the silent title belongs to the first chapter
        for (int section = 1; section <= script.sections().size(); section++) {
            boolean isLast = section == script.sections().size();
            long end = isLast ? timeline.end() : endOf(section, timeline, start);
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

    private static String comment(Script script, List<String> voices) {
        String voice = voices.isEmpty() ? "" : " / Voice: " + String.join(", ", voices);
        return script.description() + voice;
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
