package dev.moviegen.worker.pipeline.slides;

import dev.moviegen.worker.pipeline.script.Narration;
import dev.moviegen.worker.pipeline.script.Script;
import dev.moviegen.worker.pipeline.script.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * One picture: what is shown while one sentence is spoken.
 *
 * @param number of the sentence in the whole script, from 1
 * @param section its number, from 1
 */
record Slide(int number, int section, Section content, Narration spoken) {

    static List<Slide> of(Script script) {
        List<Slide> slides = new ArrayList<>();
        for (int section = 1; section <= script.sections().size(); section++) {
            Section content = script.sections().get(section - 1);
            for (Narration spoken : content.narrations()) {
                slides.add(new Slide(slides.size() + 1, section, content, spoken));
            }
        }
        return slides;
    }
}
