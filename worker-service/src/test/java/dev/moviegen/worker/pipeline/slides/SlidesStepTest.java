package dev.moviegen.worker.pipeline.slides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.MovieGeneratorCancelled;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.cancellation.StopReason;
import dev.moviegen.worker.pipeline.Bench;
import dev.moviegen.worker.pipeline.StepFailed;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlidesStepTest {

    private static final Path FONTS = Path.of("/usr/share/fonts/truetype/bizud-gothic");
    private static final List<String> ALL = List.of("000.png", "001.png", "002.png", "003.png", "closing.png");

    @TempDir
    Path directory = Path.of("");

    private Bench bench = new Bench(directory);

    @BeforeEach
    void writeScript() throws Exception {
        bench = new Bench(directory);
        Bench.snow().write(directory);
    }

    @Test
    void drawsTheTitleAndAPictureForEachSentence() throws Exception {
        new SlidesStep(FONTS).run(bench.job());

        assertThat(directory.resolve("slides").toFile().list()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(bench.reports).last().isIn("100 slides.drawing {i=5, n=5}", "100 slides.drawing {n=5, i=5}");
        for (String file : ALL) {
            BufferedImage picture =
                    ImageIO.read(directory.resolve("slides").resolve(file).toFile());
            assertThat(picture.getWidth()).isEqualTo(1280);
            assertThat(picture.getHeight()).isEqualTo(720);
            assertThat(colours(picture, 0, 1280)).isGreaterThan(20);
        }
    }

    @Test
    void keepsTextInsideTheMargins() throws Exception {
        new SlidesStep(FONTS).run(bench.job());

        for (String file : ALL.subList(1, 4)) {
            BufferedImage picture =
                    ImageIO.read(directory.resolve("slides").resolve(file).toFile());
            assertThat(colours(picture, 1200, 1280)).as(file).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void leavesFinishedPicturesAsTheyAre() throws Exception {
        Path finished = directory.resolve("slides/001.png");
        Files.createDirectories(finished.getParent());
        Files.writeString(finished, "finished before");

        new SlidesStep(FONTS).run(bench.job());

        assertThat(finished).hasContent("finished before");
        assertThat(bench.reports).as("what is left to do").hasSize(3);
    }

    @Test
    void showsTheSectionsPictureAndDoesWithoutABrokenOne() throws Exception {
        Files.createDirectories(directory.resolve("images"));
        BufferedImage red = new BufferedImage(3000, 2000, BufferedImage.TYPE_INT_RGB);
        red.createGraphics().fillRect(0, 0, 1, 1);
        IntStream.range(0, 3000).forEach(x -> IntStream.range(0, 2000).forEach(y -> red.setRGB(x, y, 0xFF0000)));
        ImageIO.write(red, "jpg", directory.resolve("images/1.jpg").toFile());
        Files.writeString(directory.resolve("images/2.png"), "not a picture");

        new SlidesStep(FONTS).run(bench.job());

        Color shown = new Color(
                ImageIO.read(directory.resolve("slides/001.png").toFile()).getRGB(970, 377));
        assertThat(shown.getRed()).isGreaterThan(240);
        assertThat(shown.getGreen()).isLessThan(15);
        assertThat(directory.resolve("slides/003.png")).exists();
    }

    @Test
    void drawsNothingOnceCancelled() {
        CancellationFlag flag = new CancellationFlag("bench");
        flag.request(Stop.now(StopReason.CANCELLED, HeardBy.values()[0]));

        assertThatThrownBy(() -> new SlidesStep(FONTS).run(bench.job(flag)))
                .isInstanceOf(MovieGeneratorCancelled.class);
        assertThat(directory.resolve("slides")).isEmptyDirectory();
    }

    @Test
    void failsWithoutItsTypefaceInsteadOfDrawingBoxes() {
        assertThatThrownBy(() -> new SlidesStep(directory).run(bench.job()))
                .isInstanceOfSatisfying(
                        StepFailed.class, failed -> assertThat(failed.code()).isEqualTo("slides_failed"));
    }

    private static long colours(BufferedImage picture, int from, int to) {
        return IntStream.range(from, to)
                .flatMap(x -> IntStream.range(0, 720).map(y -> picture.getRGB(x, y)))
                .distinct()
                .count();
    }
}
