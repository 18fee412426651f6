package dev.moviegen.worker.pipeline.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model's script as it came, and what of it may be said: cut to the same limits as an article. */
record LlmAnswer(JsonNode root) {

    private static final int MOST_BULLETS = 3;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_SENTENCE = 400;

    /** How much a video may have. */
    record Room(int sections, int characters) {}

    /** Throws what Jackson throws for text that is no JSON. */
    static LlmAnswer of(String content) {
        return new LlmAnswer(JsonMapper.shared().readTree(content));
    }

    /** {@link IllegalArgumentException} when nothing of it can be said. */
    Script toScript(Article article, Language language, Room room) {
        List<Section> sections = new ArrayList<>();
        int left = room.characters();
        for (JsonNode section : root.path("sections")) {
            List<Narration> narrations = narrations(section.path("narrations"), left, language);
            left -= narrations.stream().mapToInt(it -> it.text().length()).sum();
            if (!narrations.isEmpty() && sections.size() < room.sections()) {
                sections.add(new Section(
                        text(section.path("title"), LONGEST_TITLE),
                        narrations,
                        bullets(section.path("bullets"), language),
                        picture(article, sections.size())));
            }
        }
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("no sentence in its answer");
        }
        String title = text(root.path("title"), LONGEST_TITLE);
        return new Script(
                title.isEmpty() ? article.title() : title,
                text(root.path("description"), LONGEST_SENTENCE),
                language.word(),
                sections,
                List.of(Persona.narrator(language)));
    }

    private static List<Narration> narrations(JsonNode texts, int characters, Language language) {
        List<Narration> narrations = new ArrayList<>();
        int left = characters;
        for (JsonNode node : texts) {
            String text = text(node, LONGEST_SENTENCE);
            left -= text.length();
            if (left < 0) {
                break;
            }
            if (!text.isEmpty()) {
                String reading = language == Language.JA ? Readings.of(text) : null;
                narrations.add(new Narration(text, reading, Persona.NARRATOR));
            }
        }
        return narrations;
    }

    private static List<String> bullets(JsonNode texts, Language language) {
        return texts.valueStream()
                .map(node -> text(node, language.bulletLength()))
                .filter(text -> !text.isEmpty())
                .limit(MOST_BULLETS)
                .toList();
    }

    /** The model is not asked for pictures: the article's own go with its parts, in their order. */
    private static @Nullable String picture(Article article, int number) {
        return article.topics().stream()
                .skip(number)
                .findFirst()
                .filter(topic -> !topic.pictures().isEmpty())
                .map(topic -> topic.pictures().get(0))
                .orElse(null);
    }

    private static String text(JsonNode node, int longest) {
        String plain = node.asString("").replaceAll("\\p{Cntrl}+", " ").strip();
        return Language.cut(plain, longest);
    }
}
