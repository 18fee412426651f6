package dev.moviegen.worker.pipeline.script;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts paragraphs into what is said in one breath and fits a subtitle. */
final class Sentences {

    /** Characters; two lines of a subtitle. */
    static final int LONGEST = 120;

    private static final Pattern URL = Pattern.compile("(?:https?://|www\\.)[\\x21-\\x7e]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");
    private static final Pattern JAPANESE_END = Pattern.compile("(?<=[。！？!?][」』）)]?)(?![。！？!?」』）)])");
    private static final Pattern BREAK = Pattern.compile("[、，,;:：；]|\\s");

    private Sentences() {}

    static List<String> of(String paragraph, Language language) {
        String text = SPACE.matcher(URL.matcher(paragraph).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        List<String> whole = language == Language.JA ? List.of(JAPANESE_END.split(text)) : english(text);
        return whole.stream()
                .map(String::strip)
                .flatMap(sentence -> pieces(sentence).stream())
                .filter(piece -> piece.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    private static List<String> english(String text) {
        List<String> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            sentences.add(text.substring(start, end));
            start = end;
        }
        return sentences;
    }

    private static List<String> pieces(String sentence) {
        List<String> pieces = new ArrayList<>();
        String rest = sentence;
        while (rest.length() > LONGEST) {
            String piece = rest.substring(0, breakBefore(rest, LONGEST));
            pieces.add(piece.strip());
            rest = rest.substring(piece.length()).strip();
        }
        pieces.add(rest);
        return pieces;
    }

    /** Behind the last comma, else the last space, in the second half; else simply there. */
    static int breakBefore(String text, int longest) {
        int comma = -1;
        int space = -1;
        var found = BREAK.matcher(text);
        while (found.find() && found.end() <= longest) {
            if (found.group().isBlank()) {
                space = found.end();
            } else {
                comma = found.end();
            }
        }
        int best = comma >= longest / 2 ? comma : space;
        return best >= longest / 2 ? best : Language.cut(text, longest).length();
    }
}
