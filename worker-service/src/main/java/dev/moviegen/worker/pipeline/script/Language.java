package dev.moviegen.worker.pipeline.script;

/**
 * A language that can be told, with its rhythm.
 *
 * @see #charactersIn
 */
enum Language {
    /** 350 characters a minute. */
    JA("ja", 350, 44, 3),
    /** 150 words a minute, at six characters each. */
    EN("en", 900, 100, 8);

    private static final double JAPANESE_SHARE = 0.2;

    private final String word;
    private final int charactersInAMinute;
    private final int bulletLength;
    private final int charactersForADigit;

    Language(String word, int charactersInAMinute, int bulletLength, int charactersForADigit) {
        this.word = word;
        this.charactersInAMinute = charactersInAMinute;
        this.bulletLength = bulletLength;
        this.charactersForADigit = charactersForADigit;
    }

    /** What was asked for; {@code auto}: Japanese when enough of the letters are kana or kanji. */
    static Language of(String wanted, String text) {
        return switch (wanted) {
            case "ja" -> JA;
            case "en" -> EN;
            default -> share(text) >= JAPANESE_SHARE ? JA : EN;
        };
    }

    private static double share(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long japanese = text.codePoints().filter(Language::isJapanese).count();
        return letters == 0 ? 0 : (double) japanese / letters;
    }

    private static boolean isJapanese(int letter) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HAN;
    }

    /** The first {@code length} characters, without half of one at the end. */
    static String cut(String text, int length) {
        int end = Math.min(length, text.length());
        boolean splitsOne = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splitsOne ? end - 1 : end);
    }

    String word() {
        return word;
    }

    /** In characters of ordinary text: “1234567890” is said in eleven words. */
    int spokenLength(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return text.length() + (int) digits * (charactersForADigit - 1);
    }

    int charactersIn(int minutes) {
        return charactersInAMinute * minutes;
    }

    int bulletLength() {
        return bulletLength;
    }
}
