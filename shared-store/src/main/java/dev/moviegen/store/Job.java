package dev.moviegen.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A thin typed view of a record of {@code jobs}, as it was when it was read. An empty text stands for "not there". */
public record Job(JsonNode row) {

    /** The collection of the jobs. */
    public static final String COLLECTION = "jobs";

    /** What is happening, for a reader in any language: a key and its numbers. */
    public record Message(String key, Map<String, Object> args) {}

    /** Why a job failed: in which step, a stable code, and details for the operator. */
    public record JobError(String step, String code, String detail) {}

    public String id() {
        return text("id");
    }

    public String url() {
        return text("url");
    }

    public String language() {
        return text("language");
    }

    public JsonNode options() {
        return row.path("options");
    }

    public JobStatus status() {
        return JobStatus.of(text("status"));
    }

    /** Worker and attempt that work on it, {@code worker#attempt}; empty: nobody yet, or handed back. */
    public String owner() {
        return text("owner");
    }

    /** How often it was claimed: the fencing token. */
    public int epoch() {
        return row.path("epoch").asInt(0);
    }

    public String disk() {
        return text("disk");
    }

    /** Whether its owner has begun to work. */
    public boolean began() {
        return row.path("began").asBoolean(false);
    }

    /** How often an owner died after it began, without finishing a step. */
    public int deaths() {
        return row.path("deaths").asInt(0);
    }

    public Optional<Instant> submittedAt() {
        return date("submitted_at");
    }

    public Optional<Instant> startedAt() {
        return date("started_at");
    }

    public Optional<Instant> completedAt() {
        return date("completed_at");
    }

    public Optional<Instant> expiresAt() {
        return date("expires_at");
    }

    public Optional<Instant> announcedAt() {
        return date("announced_at");
    }

    public Optional<Instant> cleanedAt() {
        return date("cleaned_at");
    }

    public Optional<Instant> created() {
        return date("created");
    }

    public Optional<Instant> updated() {
        return date("updated");
    }

    /** The time of the last write as the store spells it: the heartbeat, which is only ever compared for equality. */
    public String updatedText() {
        return text("updated");
    }

    public String step() {
        return text("step");
    }

    /** When each step began and how long it took. */
    public JsonNode steps() {
        return row.path("steps");
    }

    /** Percent of the whole job, 0–100. */
    public int progress() {
        return (int) row.path("progress").asDouble(0);
    }

    public Optional<Message> message() {
        return object("message")
                .map(node -> new Message(node.path("key").asString(""), PlainValues.of(node.path("args"))));
    }

    /** The state a cancelled job was in before. */
    public String cancelledFrom() {
        return text("cancelled_from");
    }

    public String requestedBy() {
        return text("requested_by");
    }

    public String reason() {
        return text("reason");
    }

    public String note() {
        return text("note");
    }

    /** Random id of the call that cancelled it, by which the caller knows its own write again. */
    public String request() {
        return text("request");
    }

    public Optional<JobError> error() {
        return object("error")
                .map(node -> new JobError(
                        node.path("step").asString(""),
                        node.path("code").asString("internal"),
                        node.path("detail").asString("")));
    }

    /** The confirmed clean-up: {@code by heard_by accepted_at heard_at stopped_at gone_at processes files bytes}. */
    public Optional<JsonNode> proof() {
        return object("proof");
    }

    public String visitor() {
        return text("visitor");
    }

    public String address() {
        return text("address");
    }

    public String video() {
        return text("video");
    }

    public String captions() {
        return text("captions");
    }

    public String script() {
        return text("script");
    }

    public String thumbnail() {
        return text("thumbnail");
    }

    public double videoSeconds() {
        return row.path("video_seconds").asDouble(0);
    }

    /** Bytes. */
    public long videoSize() {
        return row.path("video_size").asLong(0);
    }

    private String text(String name) {
        return row.path(name).asString("");
    }

    private Optional<Instant> date(String name) {
        String text = text(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(PocketBase.instant(text));
    }

    private Optional<JsonNode> object(String name) {
        return Optional.of(row.path(name)).filter(JsonNode::isObject);
    }
}
