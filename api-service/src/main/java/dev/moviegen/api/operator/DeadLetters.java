package dev.moviegen.api.operator;

import dev.moviegen.store.InvalidRecord;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import dev.moviegen.store.RecordGone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Work messages that the broker gave up, until somebody has looked at them; the store keeps the newest 500. */
@Component
public class DeadLetters {

    private static final String COLLECTION = "dead_letters";
    private static final int SHOWN = 100;

    private final PocketBase store;

    DeadLetters(PocketBase store) {
        this.store = store;
    }

    /** @param reason the broker's word, as {@code delivery_limit} */
    @JsonNaming(SnakeCaseStrategy.class)
    public record DeadLetter(String id, String jobId, String reason, Instant at) {

        static DeadLetter of(JsonNode row) {
            return new DeadLetter(
                    row.path("id").asString(""),
                    row.path("job").asString(""),
                    row.path("reason").asString(""),
                    PocketBase.instant(row.path("created").asString("")));
        }
    }

    /** The same message twice is one: it may be delivered again. */
    public void keep(String jobId, String messageId, String reason) {
        try {
            store.create(COLLECTION, Map.of("job", jobId, "message", messageId, "reason", reason));
        } catch (InvalidRecord alreadyKept) {
            // delivered twice, or not one of ours: what a longer text says is in the log
        }
    }

    /** Newest first. */
    public List<DeadLetter> newest() {
        return store.list(COLLECTION, new Query("", "-created", 1, SHOWN)).stream()
                .map(DeadLetter::of)
                .toList();
    }

    Optional<DeadLetter> find(String id) {
        return store.find(COLLECTION, id).map(DeadLetter::of);
    }

    void forget(String id) {
        try {
            store.delete(COLLECTION, id);
        } catch (RecordGone alreadyForgotten) {
            // somebody else has run it again at the same time
        }
    }
}
