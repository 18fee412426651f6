package dev.moviegen.worker.pipeline.slides;

import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.Step;
import dev.moviegen.worker.pipeline.audio.VoiceCredits;
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

/** Draws the title, a picture for each sentence and the closing picture; pictures that are there already stay as they are. */
@Component
@Order(30)
public class SlidesStep implements Step {

    /** Shown at the end, in silence. */
    public static final String CLOSING = "slides/closing.png";

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
        SlideFonts fonts = SlideFonts.in(fontDirectory);
        SlidePainter painter = new SlidePainter(script, fonts, slides.size());
        SectionPictures pictures = new SectionPictures(job.directory());
        int pictureCount = slides.size() + 2;
        draw(job, fileName(0), painter::title);
        for (Slide slide : slides) {
            report(job, slide.number(), pictureCount);
            draw(job, fileName(slide.number()), () -> painter.slide(slide, pictures.of(slide.section())));
        }
        ClosingSlide closing = new ClosingSlide(script, job.job().url(), VoiceCredits.read(job.directory()));
        draw(job, CLOSING, () -> closing.draw(fonts));
        report(job, pictureCount, pictureCount);
    }

    private static void draw(JobContext job, String name, Supplier<BufferedImage> picture) throws IOException {
        job.cancellation().throwIfRequested();
        Path file = job.directory().resolve(name);
        if (!Files.exists(file)) {
            BufferedImage drawn = picture.get();
            job.cancellation().throwIfRequested();
            save(drawn, file);
        }
    }

    private static void report(JobContext job, int drawn, int all) {
        job.progress().report(100 * drawn / all, "slides.drawing", Map.of("i", drawn, "n", all));
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
