package dev.moviegen.worker.pipeline.script;

import java.util.regex.Pattern;

/**
 * An article's text as it may be drawn, spoken and written into captions: control characters, halves of characters and
 * what Unicode calls no character at all break one of the three; direction marks could turn a subtitle around.
 */
final class PrintableText {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cs}\\p{Cn}\\p{Co}[\\p{Cf}&&[^\\u200d]]]");

    private PrintableText() {}

    static String of(String text) {
        return SPACE.matcher(UNPRINTABLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
