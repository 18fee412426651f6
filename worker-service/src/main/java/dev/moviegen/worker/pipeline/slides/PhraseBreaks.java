package dev.moviegen.worker.pipeline.slides;

import java.lang.Character.UnicodeScript;

/**
 * Japanese may be broken between any two characters, and reads badly when it is: "ひ|とつ". A line rather ends where a
 * phrase does, after punctuation or where kana are followed by a word in another script.
 */
final class PhraseBreaks {

    private static final String CLOSING = "、。,.!?」』)]―─…・::;;！？）】，．";
    private static final String OPENING = "「『（(【[";
    /** A word goes on after these: お茶, ふき取る, 受け継ぐ. */
    private static final String WITHIN_A_WORD = "おごきしちみりぎじびけげせぜめべれえ";

    private PhraseBreaks() {}

    /**
     * The last punctuation before {@code furthest}, else the last end of a phrase, unless that would leave the line less
     * than two thirds full.
     */
    static int before(String text, int start, int furthest) {
        if (furthest >= text.length()) {
            return furthest;
        }
        int phraseEnd = furthest;
        for (int end = furthest; end > start + (furthest - start) * 2 / 3; end--) {
            if (isAt(text, end)) {
                if (CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
                    return end;
                }
                phraseEnd = phraseEnd == furthest ? end : phraseEnd;
            }
        }
        return phraseEnd;
    }

    static boolean isAt(String text, int end) {
        return end >= text.length() || isPhraseEnd(text.charAt(end - 1), text.charAt(end));
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
        if (last == 'を') {
            return true; // never a part of a word
        }
        return isHiragana(last) && WITHIN_A_WORD.indexOf(last) < 0 && !isHiragana(next) && next != 'ー';
    }

    private static boolean isHiragana(char character) {
        return UnicodeScript.of(character) == UnicodeScript.HIRAGANA;
    }
}
