package dev.moviegen.worker.pipeline.script;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns a script for one into a dialogue: one asks about each topic, the other tells what the article says. The article's
 * own sentences stay as they are.
 */
final class Dialogue {

    private static final int QUESTION_JA = 22;
    private static final int QUESTION_EN = 45;
    private static final int LONGEST_HEADING = 48;
    private static final String ASKS = "host";
    private static final String TELLS = "expert";
    private static final int HIGHER = 3;
    private static final int LOWER = -3;

    private record Lines(
            List<Persona> personas, String opening, List<String> questions, String onwards, String thanks) {}

    private static final Lines JAPANESE = new Lines(
            List.of(new Persona(ASKS, "ミナ", "auto", HIGHER), new Persona(TELLS, "ケン", "auto", LOWER)),
            "今日は「%s」という記事です。どんなお話ですか？",
            List.of("「%s」について教えてください。", "次は「%s」ですね。", "「%s」とは、どういうことでしょう？"),
            "続きを聞かせてください。",
            "よく分かりました。ありがとうございました。");

    private static final Lines ENGLISH = new Lines(
            List.of(new Persona(ASKS, "Mina", "auto", HIGHER), new Persona(TELLS, "Ken", "auto", LOWER)),
            "Today's article is “%s”. What is it about?",
            List.of("Tell me about “%s”.", "Next is “%s”.", "What about “%s”?"),
            "Please go on.",
            "Now I see. Thank you!");

    private Dialogue() {}

    /** About how many characters are asked: they are not left for the article's own sentences. */
    static int questions(int sections, Language language) {
        return (sections + 1) * (language == Language.JA ? QUESTION_JA : QUESTION_EN);
    }

    static Script of(Script script, Language language) {
        Lines lines = language == Language.JA ? JAPANESE : ENGLISH;
        List<Section> sections = new ArrayList<>();
        for (Section section : script.sections()) {
            boolean isLast = sections.size() == script.sections().size() - 1;
            List<Narration> said = new ArrayList<>();
            said.add(spoken(question(section.title(), sections.size(), lines), ASKS, language));
            section.narrations().forEach(told -> said.add(new Narration(told.text(), told.reading(), TELLS)));
            if (isLast) {
                said.add(spoken(lines.thanks, ASKS, language));
            }
            sections.add(new Section(section.title(), said, section.bullets(), section.sourceImageUrl()));
        }
        return new Script(
                script.title(), script.description(), script.language(), sections, lines.personas, script.leftOut());
    }

    private static String question(String heading, int number, Lines lines) {
        if (heading.isBlank() || heading.length() > LONGEST_HEADING) {
            return lines.onwards;
        }
        String pattern = number == 0 ? lines.opening : lines.questions.get((number - 1) % lines.questions.size());
        return pattern.replace("%s", heading);
    }

    private static Narration spoken(String text, String persona, Language language) {
        return new Narration(text, language == Language.JA ? Readings.of(text) : null, persona);
    }
}
