package dev.moviegen.system.docs;

import dev.moviegen.system.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A text of the checkout. */
record Document(Path file) {

    static Document of(String path) {
        return new Document(Checkout.folder().resolve(path));
    }

    /** Every Markdown file at the top and below docs/. */
    static Stream<Document> all() {
        return Stream.concat(
                files(Checkout.folder(), 1, ".md"), files(Checkout.folder().resolve("docs"), 9, ".md"));
    }

    static Stream<Document> files(Path folder, int depth, String ending) {
        if (Files.notExists(folder)) {
            return Stream.of();
        }
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .map(Document::new)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From a heading of the second level to the next. */
    List<String> section(String heading) {
        return text().lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    List<MatchResult> all(String regex) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text())
                .results()
                .toList();
    }

    @Override
    public String toString() {
        return Checkout.folder().relativize(file).toString();
    }
}
