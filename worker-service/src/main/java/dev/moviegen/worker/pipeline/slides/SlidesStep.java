package dev.moviegen.worker.pipeline.slides;

import dev.moviegen.worker.pipeline.Aside;
import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.Step;
import dev.moviegen.worker.pipeline.audio.VoiceCredits;
import dev.moviegen.worker.pipeline.script.Script;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
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
    public void run(JobContext job) throws Exception {
        Script script = Script.read(job.directory());
        List<Slide> slides = Slide.of(script);
        Files.createDirectories(job.directory().resolve("slides"));
        SlideFonts fonts = SlideFonts.in(fontDirectory);
        SlidePainter painter = new SlidePainter(script, fonts, slides.size());
        SectionPictures pictures = new SectionPictures(job.directory());
        int pictureCount = slides.size() + 2;
        draw(job, fileName(0), painter::title);
        for (Slide slide : slides) {
            if (!Files.exists(job.directory().resolve(fileName(slide.number())))) {
                report(job, slide.number(), pictureCount);
            }
            draw(job, fileName(slide.number()), () -> painter.slide(slide, pictures.of(slide.section())));
        }
        ClosingSlide closing = new ClosingSlide(script, job.job().url(), VoiceCredits.read(job.directory()));
        draw(job, CLOSING, () -> closing.draw(fonts));
        report(job, pictureCount, pictureCount);
    }

    /** Drawn and packed beside, in memory: a cancel does not wait for a large photo to be scaled. */
    private static void draw(JobContext job, String name, Supplier<BufferedImage> picture) throws Exception {
        job.cancellation().throwIfRequested();
        Path file = job.directory().resolve(name);
        if (!Files.exists(file)) {
            save(Aside.run(job.cancellation(), () -> png(picture.get())), file);
        }
    }

    private static void report(JobContext job, int drawn, int all) {
        job.progress().report(100 * drawn / all, "slides.drawing", Map.of("i", drawn, "n", all));
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "png", bytes)) {
            throw new IOException("No PNG writer");
        }
        return bytes.toByteArray();
    }

    /** A picture with a false tail or half of one makes the encoder spin for ever: it gets its name once it is whole. */
    private static void save(byte[] png, Path file) throws IOException {
        Path temporary = Files.write(file.resolveSibling("." + file.getFileName() + ".part"), png);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
