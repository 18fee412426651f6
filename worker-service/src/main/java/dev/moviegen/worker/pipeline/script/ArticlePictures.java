package dev.moviegen.worker.pipeline.script;

import dev.moviegen.worker.cancellation.Cancellation;
import dev.moviegen.worker.pipeline.StepFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gets the pictures of a script into {@code images/<section>.png|jpg}, under the same rules as the page itself. A
 * picture is a nicety: one that cannot be had is left out.
 */
@Component
class ArticlePictures {

    private static final Logger LOG = LoggerFactory.getLogger(ArticlePictures.class);
    /** After this no further picture is begun. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ArticleFetcher fetcher;

    ArticlePictures(ArticleFetcher fetcher) {
        this.fetcher = fetcher;
    }

    void save(List<Section> sections, Path directory, Cancellation cancellation)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < sections.size() && System.nanoTime() - start < PATIENCE.toNanos(); i++) {
            cancellation.throwIfRequested();
            String address = sections.get(i).sourceImageUrl();
            if (address != null) {
                save(address, directory.resolve("images"), i + 1, cancellation);
            }
        }
    }

    private void save(String address, Path images, int section, Cancellation cancellation)
            throws IOException, InterruptedException {
        try {
            byte[] picture =
                    fetcher.fetch(address, Wanted.PICTURE, cancellation).body();
            Files.createDirectories(images);
            Path temporary = images.resolve("." + section + ".part");
            Files.write(temporary, picture);
            Files.move(temporary, images.resolve(section + ending(picture)), StandardCopyOption.ATOMIC_MOVE);
        } catch (RuntimeException e) { // refused, or whatever else a client makes of an address from the web
            cancellation.throwIfRequested();
            LOG.info("Picture of section {} is left out: {}", section, e.getMessage());
        }
    }

    /** The content decides, not what the server calls it. */
    private static String ending(byte[] picture) {
        if (picture.length > 8 && picture[0] == (byte) 0x89 && picture[1] == 'P') {
            return ".png";
        }
        if (picture.length > 8 && picture[0] == (byte) 0xFF && picture[1] == (byte) 0xD8) {
            return ".jpg";
        }
        throw new StepFailed("not_a_picture", "It is neither PNG nor JPEG");
    }
}
