package dev.moviegen.worker.pipeline.slides;

import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.Step;
import dev.moviegen.worker.pipeline.script.Script;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Draws the title and a picture for each sentence; pictures that are there already stay as they are. */
@Component
@Order(30)
public class SlidesStep implements Step {

    private final Path fontDirectory;

    public SlidesStep(@Value("${moviegen.worker.font-dir:/usr/share/fonts/truetype/bizud-gothic}") Path fontDirectory) {
        this.fontDirectory = fontDirectory;
    }

    /** Picture 0 is the title; picture n is shown while sentence n is spoken. */
    public static String fileName(int number) {
        return String.format(Locale.ROOT, "slides/%03d.png", number);
    }

    @Override
    public String name() {
        return "slides";
    }

    @Override
    public void run(JobContext job) throws IOException {
        Script script = Script.read(job.directory());
        List<Slide> slides = Slide.of(script);
        Files.createDirectories(job.directory().resolve("slides"));
        SlidePainter painter = new SlidePainter(script, SlideFonts.in(fontDirectory), slides.size());
        SectionPictures pictures = new SectionPictures(job.directory());
        draw(job, 0, slides.size(), painter::title);
        for (Slide slide : slides) {
            draw(job, slide.number(), slides.size(), () -> painter.slide(slide, pictures.of(slide.section())));
        }
    }

    private static void draw(JobContext job, int number, int last, Supplier<BufferedImage> picture) throws IOException {
        job.cancellation().throwIfRequested();
        Path file = job.directory().resolve(fileName(number));
        if (!Files.exists(file)) {
            save(picture.get(), file);
        }
        int percent = 100 * (number + 1) / (last + 1);
        job.progress().report(percent, "slides.drawing", Map.of("i", number + 1, "n", last + 1));
    }

    /** ImageIO does not truncate a file that exists, and a picture with an old tail makes the encoder spin for ever. */
    private static void save(BufferedImage picture, Path file) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(temporary);
        if (!ImageIO.write(picture, "png", temporary.toFile())) {
            throw new IOException(file + ": no PNG writer");
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
