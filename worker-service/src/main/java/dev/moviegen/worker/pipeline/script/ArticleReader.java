package dev.moviegen.worker.pipeline.script;

import dev.moviegen.store.ArticleLimits;
import dev.moviegen.worker.pipeline.StepFailed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Finds the article in a page, without the menus, advertisements and footers around it. */
@Component
class ArticleReader {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_DESCRIPTION = 300;
    private static final String NOISE =
            "nav, aside, footer, script, style, noscript, template, form, button, iframe, svg, figcaption, table, pre, [hidden], [aria-hidden=true]";
    private static final String BLOCKS = "h1, h2, h3, p, li, blockquote";
    /** Pixels; less is an icon or counts visitors. */
    private static final int SMALLEST_PICTURE = 120;

    /** Less text is a menu or an error page rather than an article. */
    private final int shortest;

    ArticleReader(ArticleLimits limits) {
        this.shortest = limits.characters();
    }

    Article read(Page page) throws IOException {
        Document document = page.document();
        String title = title(document);
        String description = attribute(document, "meta[name=description], meta[property=og:description]", "content");
        document.select(NOISE).remove();
        Article article = article(title, description, readable(page, document));
        if (article.text().length() < shortest) {
            // Readability drops short or unusual pages entirely: look at the whole page once.
            article = article(title, description, document.body());
        }
        if (article.text().codePoints().filter(Character::isLetterOrDigit).count() < shortest) {
            throw new StepFailed("too_short", "The page has less than " + shortest + " characters of text");
        }
        return article;
    }

    private Element readable(Page page, Document document) {
        Element main = document.selectFirst("article, main, [role=main]");
        if (main != null
                && document.select("article").size() <= 1
                && main.text().length() >= shortest) {
            return main;
        }
        Element found = new Readability4J(page.url().toString(), document.clone())
                .parse()
                .getArticleContent();
        return found == null ? document.body() : found;
    }

    private static Article article(String title, String description, Element content) {
        List<Article.Topic> topics = new ArrayList<>();
        Article.Topic topic = topic(title);
        for (Element block : content.select(BLOCKS + ", img")) {
            String text = PrintableText.of(block.text());
            if (block.tagName().equals("img")) {
                addPicture(topic, block);
            } else if (block.tagName().startsWith("h")) {
                add(topics, topic);
                boolean isTitle = block.tagName().equals("h1") || text.isEmpty();
                topic = topic(isTitle ? title : shorten(text, LONGEST_TITLE));
            } else if (!text.isEmpty() && block.select(BLOCKS).size() == 1) {
                topic.paragraphs().add(text);
            }
        }
        add(topics, topic);
        return new Article(title, description.isEmpty() ? firstWords(topics) : description, topics);
    }

    private static Article.Topic topic(String heading) {
        return new Article.Topic(heading, new ArrayList<>(), new ArrayList<>());
    }

    private static void addPicture(Article.Topic topic, Element image) {
        String address = image.absUrl("src");
        boolean isLarge = Stream.of("width", "height")
                .map(image::attr)
                .filter(size -> size.matches("\\d{1,5}"))
                .allMatch(size -> Integer.parseInt(size) >= SMALLEST_PICTURE);
        if (isLarge && address.startsWith("http")) {
            topic.pictures().add(address);
        }
    }

    /** A heading that nothing follows has nothing to tell. */
    private static void add(List<Article.Topic> topics, Article.Topic topic) {
        if (!topic.paragraphs().isEmpty()) {
            topics.add(topic);
        }
    }

    private static String title(Document document) {
        String announced = attribute(document, "meta[property=og:title]", "content");
        String heading = Optional.ofNullable(document.selectFirst("h1"))
                .map(it -> PrintableText.of(it.text()))
                .orElse("");
        String title =
                !announced.isEmpty() ? announced : heading.isEmpty() ? PrintableText.of(document.title()) : heading;
        return shorten(title.isEmpty() ? document.location() : title, LONGEST_TITLE);
    }

    private static String attribute(Document document, String query, String name) {
        return document.select(query).stream()
                .map(it -> PrintableText.of(it.attr(name)))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .map(it -> shorten(it, LONGEST_DESCRIPTION))
                .orElse("");
    }

    private static String firstWords(List<Article.Topic> topics) {
        return topics.isEmpty() ? "" : shorten(topics.get(0).paragraphs().get(0), LONGEST_DESCRIPTION);
    }

    private static String shorten(String text, int longest) {
        return text.length() <= longest ? text : Language.cut(text, longest - 1) + "…";
    }
}
