package dev.moviegen.worker.pipeline.script;

import dev.moviegen.store.ArticleLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Turns an article into a script without any outside help: its own sentences, in its own order. */
@Component
class ScriptWriter {

    private static final int MOST_BULLETS = 3;

    private final ArticleLimits limits;

    ScriptWriter(ArticleLimits limits) {
        this.limits = limits;
    }

    /** An article that is longer than a video may be loses the ends of its sections, each its share. */
    Script write(Article article, Wishes wishes) {
        Language language = Language.of(wishes.language(), article.title() + article.text());
        List<Article.Topic> topics = article.topics().stream()
                .limit(wishes.length().sections(limits))
                .toList();
        int most = wishes.characters(language, topics.size(), limits);
        int length = topics.stream().mapToInt(topic -> length(topic, language)).sum();
        double share = Math.min(1, (double) most / Math.max(1, length));
        List<Section> sections = within(
                most,
                language,
                topics.stream()
                        .map(topic -> section(topic, language, (int) (length(topic, language) * share)))
                        .filter(section -> !section.narrations().isEmpty())
                        .toList());
        Persona narrator = Persona.narrator(language);
        int leftOut = sentences(article, language)
                - sections.stream().mapToInt(it -> it.narrations().size()).sum();
        Script script = new Script(
                article.title(), article.description(), language.word(), sections, List.of(narrator), leftOut);
        return wishes.dialogue() ? Dialogue.of(script, language) : script;
    }

    /** Each section has a sentence, however small its share is; the last ones go when that becomes too long. */
    private static List<Section> within(int most, Language language, List<Section> sections) {
        List<Section> kept = new ArrayList<>();
        int said = 0;
        for (Section section : sections) {
            said += section.narrations().stream()
                    .mapToInt(narration -> language.spokenLength(narration.text()))
                    .sum();
            if (said > most && !kept.isEmpty()) {
                break;
            }
            kept.add(section);
        }
        return kept;
    }

    private static int sentences(Article article, Language language) {
        return article.topics().stream()
                .flatMap(topic -> topic.paragraphs().stream())
                .mapToInt(paragraph -> Sentences.of(paragraph, language).size())
                .sum();
    }

    private static int length(Article.Topic topic, Language language) {
        return topic.paragraphs().stream().mapToInt(language::spokenLength).sum();
    }

    private static Section section(Article.Topic topic, Language language, int characters) {
        List<String> said = new ArrayList<>();
        int left = characters;
        for (String paragraph : topic.paragraphs()) {
            for (String sentence : Sentences.of(paragraph, language)) {
                left -= language.spokenLength(sentence);
                if (left < 0 && !said.isEmpty()) {
                    return section(topic, said, language);
                }
                said.add(sentence);
            }
        }
        return section(topic, said, language);
    }

    private static Section section(Article.Topic topic, List<String> said, Language language) {
        List<Narration> narrations = said.stream()
                .map(text -> new Narration(text, language == Language.JA ? Readings.of(text) : null, Persona.NARRATOR))
                .toList();
        String picture = topic.pictures().isEmpty() ? null : topic.pictures().get(0);
        return new Section(topic.heading(), narrations, bullets(said, language), picture);
    }

    /** One sentence of each part of the section. */
    private static List<String> bullets(List<String> said, Language language) {
        int count = Math.min(MOST_BULLETS, said.size());
        return IntStream.range(0, count)
                .mapToObj(i -> said.subList(i * said.size() / count, (i + 1) * said.size() / count))
                .map(part -> bullet(fitting(part, language.bulletLength()), language.bulletLength()))
                .distinct()
                .toList();
    }

    /** A sentence that fits whole says more than the beginning of a longer one, and that more than the end of one that was split. */
    private static String fitting(List<String> part, int longest) {
        List<String> whole = part.stream().filter(ScriptWriter::isWhole).toList();
        return whole.stream()
                .filter(sentence -> sentence.length() <= longest)
                .findFirst()
                .orElseGet(() -> whole.isEmpty() ? part.get(0) : whole.get(0));
    }

    private static boolean isWhole(String sentence) {
        return !Character.isLowerCase(sentence.codePointAt(0)) && sentence.matches("(?s).*[。．.!?！？」』”\"’')）]");
    }

    private static String bullet(String sentence, int longest) {
        String whole = sentence.replaceAll("[。．.、,，;:]+$", "");
        if (whole.length() <= longest) {
            return whole;
        }
        String start = whole.substring(0, Sentences.breakBefore(whole, longest)).strip();
        return start.replaceAll("[。．.、,，;:]+$", "") + "…";
    }
}
