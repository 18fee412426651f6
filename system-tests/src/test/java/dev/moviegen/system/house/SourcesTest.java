package dev.moviegen.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sizes, as a reader meets them. The formatter's indentation tells where a method begins and ends. */
class SourcesTest {

    private static final int LONGEST_FILE = 200;
    private static final int LONGEST_METHOD = 30;
    private static final double MEDIAN_FILE = 50;
    private static final Pattern CLOSES = Pattern.compile("( {4}| {8})}");
    private static final Pattern TYPE = Pattern.compile(".*\\b(class|record|interface|enum) [A-Z].*");

    private record Source(Path file, List<String> lines) {

        static Source of(Path file) {
            try {
                return new Source(Checkout.folder().relativize(file), Files.readAllLines(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** {@code file:line length} of each method that is longer than may be; a block in one is shorter than that. */
        List<String> longMethods() {
            List<String> found = new ArrayList<>();
            for (int end = 0; end < lines.size(); end++) {
                Matcher closes = CLOSES.matcher(lines.get(end));
                int begin = closes.matches() ? bodyBefore(end, closes.group(1)) : end;
                if (end - begin - 1 > LONGEST_METHOD) {
                    found.add(file + ":" + (begin + 1) + " " + (end - begin - 1));
                }
            }
            return found;
        }

        /** Where the body begins that ends there: the header is the nearest line above with its indentation. None for a type. */
        private int bodyBefore(int end, String indentation) {
            int line = end - 1;
            while (lines.get(line).isBlank() || lines.get(line).startsWith(indentation + " ")) {
                line--;
            }
            if (TYPE.matcher(lines.get(line)).matches()) {
                return end;
            }
            while (line < end && !lines.get(line).endsWith("{")) {
                line++;
            }
            return line;
        }
    }

    private static List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String module : Stream.concat(ProductClasses.MODULES.stream(), Stream.of("system-tests"))
                .toList()) {
            try (Stream<Path> files =
                    Files.walk(Checkout.folder().resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(Source::of)
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    @Test
    void noFileIsLongerThanTwoHundredLines() throws IOException {
        assertThat(sources())
                .filteredOn(source -> source.lines().size() > LONGEST_FILE)
                .extracting(Source::file)
                .isEmpty();
    }

    @Test
    void halfOfTheFilesFitOnAScreen() throws IOException {
        List<Integer> sizes = sources().stream()
                .filter(source -> source.file().toString().contains("/src/main/"))
                .filter(source -> !source.file().endsWith("package-info.java"))
                .map(source -> source.lines().size())
                .sorted()
                .toList();
        assertThat((double) sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(MEDIAN_FILE);
    }

    @Test
    void noMethodIsLongerThanThirtyLines() throws IOException {
        assertThat(sources()).flatExtracting(Source::longMethods).isEmpty();
    }

    @Test
    void everyPackageSaysThatNothingIsNull() throws IOException {
        assertThat(sources().stream()
                        .filter(source -> source.file().toString().contains("/src/main/"))
                        .map(source -> source.file().getParent())
                        .distinct())
                .allSatisfy(
                        folder -> assertThat(Checkout.folder().resolve(folder).resolve("package-info.java"))
                                .content()
                                .contains("@NullMarked"));
    }
}
