package dev.moviegen.worker.pipeline.slides;

import java.lang.Character.UnicodeScript;

/**
 * Japanese may be broken between any two characters, and reads badly when it is: "ひ|とつ". A line rather ends where a
 * phrase does, after punctuation or where kana are followed by a word in another script.
 */
final class PhraseBreaks {

    private static final String CLOSING = "、。,.!?」』)]―─…・::;;！？）】，．";
    private static final String OPENING = "「『（(【[";
    private static final String HONORIFIC = "おご";

    private PhraseBreaks() {}

    /** The last end of a phrase before {@code furthest}, unless that would leave the line less than two thirds full. */
    static int before(String text, int start, int furthest) {
        if (furthest >= text.length()) {
            return furthest;
        }
        for (int end = furthest; end > start + (furthest - start) * 2 / 3; end--) {
            if (isPhraseEnd(text.charAt(end - 1), text.charAt(end))) {
                return end;
            }
        }
        return furthest;
    }

    private static boolean isPhraseEnd(char last, char next) {
        if (CLOSING.indexOf(next) >= 0 || Character.isWhitespace(next)) {
            return false;
        }
        if (Character.isWhitespace(last) || OPENING.indexOf(next) >= 0) {
            return true;
        }
        if (CLOSING.indexOf(last) >= 0) {
            return last > 0x7F || next > 0x7F; // "3.5" and "10:30" stay whole
        }
        return isHiragana(last) && HONORIFIC.indexOf(last) < 0 && !isHiragana(next) && next != 'ー';
    }

    private static boolean isHiragana(char character) {
        return UnicodeScript.of(character) == UnicodeScript.HIRAGANA;
    }
}
