package dev.moviegen.worker.pipeline.script;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How Japanese is pronounced, in katakana: what a voice that knows no kanji can say. */
final class Readings {

    private static final int HIRAGANA_TO_KATAKANA = 'ア' - 'あ';

    private Readings() {}

    static String of(String text) {
        StringBuilder reading = new StringBuilder();
        try (JapaneseTokenizer tokens = new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL)) {
            CharTermAttribute surface = tokens.addAttribute(CharTermAttribute.class);
            ReadingAttribute spoken = tokens.addAttribute(ReadingAttribute.class);
            tokens.setReader(new StringReader(text));
            tokens.reset();
            while (tokens.incrementToken()) {
                String known = spoken.getPronunciation();
                reading.append(known == null ? katakana(surface.toString()) : known);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading.toString();
    }

    private static String katakana(String text) {
        StringBuilder katakana = new StringBuilder(text.length());
        text.chars()
                .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + HIRAGANA_TO_KATAKANA : c)
                .forEach(c -> katakana.append((char) c));
        return katakana.toString();
    }
}
