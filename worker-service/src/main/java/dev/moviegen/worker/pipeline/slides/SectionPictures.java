package dev.moviegen.worker.pipeline.slides;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The article's pictures, {@code images/<section>.png|jpg}. One that cannot be read is left out: a slide does without. */
final class SectionPictures {

    private static final Logger LOG = LoggerFactory.getLogger(SectionPictures.class);
    private static final int LARGEST_SIDE = 1600;

    private final Path directory;
    private final Map<Integer, Optional<BufferedImage>> read = new HashMap<>();

    SectionPictures(Path jobDirectory) {
        directory = jobDirectory.resolve("images");
    }

    Optional<BufferedImage> of(int section) {
        return read.computeIfAbsent(section, this::find);
    }

    private Optional<BufferedImage> find(int section) {
        for (String ending : List.of(".png", ".jpg")) {
            Path file = directory.resolve(section + ending);
            if (Files.isRegularFile(file)) {
                return decode(file);
            }
        }
        return Optional.empty();
    }

    private static Optional<BufferedImage> decode(Path file) {
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            return readers.hasNext() ? Optional.of(decode(readers.next(), input)) : Optional.empty();
        } catch (IOException | RuntimeException e) { // decoders throw both at a broken file
            LOG.warn("Picture {} is left out: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** A small file may hold an enormous picture: only every n-th pixel is taken into memory. */
    private static BufferedImage decode(ImageReader reader, ImageInputStream input) throws IOException {
        try {
            reader.setInput(input, true, true);
            int every = 1 + Math.max(reader.getWidth(0), reader.getHeight(0)) / LARGEST_SIDE;
            ImageReadParam parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }
}
