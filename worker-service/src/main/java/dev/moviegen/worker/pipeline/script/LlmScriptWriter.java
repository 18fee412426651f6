package dev.moviegen.worker.pipeline.script;

import dev.moviegen.store.ArticleLimits;
import dev.moviegen.worker.cancellation.Cancellation;
import dev.moviegen.worker.cancellation.MovieGeneratorCancelled;
import dev.moviegen.worker.pipeline.KeyFile;
import dev.moviegen.worker.pipeline.RemoteCall;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a language model tell the article. What it answers is data of a stranger: it is measured and cut like the article
 * itself, and can choose no file, no command and no address. A cancel ends the call at once.
 */
@Component
class LlmScriptWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LlmScriptWriter.class);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final LlmSettings settings;
    private final ArticleLimits limits;
    private final String key;

    LlmScriptWriter(LlmSettings settings, ArticleLimits limits) {
        this.settings = settings;
        this.limits = limits;
        this.key = KeyFile.read(settings.keyFile(), "MOVIEGEN_LLM_KEY_FILE");
    }

    /** Empty when there is no model, or it fails: the article's own sentences always do. */
    Optional<Script> write(Article article, Wishes wishes, Cancellation cancellation) {
        if (!settings.isConfigured()) {
            return Optional.empty();
        }
        Language language = Language.of(wishes.language(), article.title() + article.text());
        int sections = wishes.length().sections(limits);
        LlmAnswer.Room room = new LlmAnswer.Room(sections, wishes.characters(language, sections, limits));
        try {
            byte[] answer = RemoteCall.send(request(article, language, room), LIMIT, cancellation);
            Script script = LlmAnswer.of(content(answer)).toScript(article, language, room);
            return Optional.of(wishes.dialogue() ? Dialogue.of(script, language) : script);
        } catch (MovieGeneratorCancelled cancelled) {
            throw cancelled;
        } catch (Exception e) {
            cancellation.throwIfRequested();
            LOG.warn("The language model writes no script ({}); the article's own sentences do", e.getMessage());
            return Optional.empty();
        }
    }

    private HttpPost request(Article article, Language language, LlmAnswer.Room room) {
        HttpPost request = new HttpPost(settings.completions());
        if (!key.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + key);
        }
        byte[] body = JsonMapper.shared().writeValueAsBytes(LlmPrompt.of(settings.model(), article, language, room));
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return request;
    }

    private static String content(byte[] answer) {
        JsonNode choice = JsonMapper.shared().readTree(answer).path("choices").path(0);
        String content = choice.path("message").path("content").asString("").strip();
        // Some models wrap JSON in a Markdown fence, whatever they are told.
        return content.replaceFirst("^```(?:json)?\\s*", "").replaceFirst("\\s*```$", "");
    }
}
