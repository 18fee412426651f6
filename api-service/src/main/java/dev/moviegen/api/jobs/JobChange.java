package dev.moviegen.api.jobs;

import dev.moviegen.store.PocketBase;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One line of a job's history, which only the store's own triggers write. Absent texts are empty. */
public record JobChange(JsonNode row) {

    public static final String COLLECTION = "job_history";

    private static final Set<String> EVENTS = Set.of("submitted", "announced", "cleaned");

    /** The store's clock, to the millisecond. */
    public Instant at() {
        return PocketBase.instant(text("at"));
    }

    /** {@code created claimed handed_back completed failed cancelled deleted}, or of an event {@code submitted announced cleaned}. */
    public String what() {
        return text("what");
    }

    /** That the broker has confirmed an event, and no change of the job itself. */
    public boolean isEvent() {
        return EVENTS.contains(what());
    }

    /** The confirmed event's name, as {@code JobCancelled}. */
    public String event() {
        return switch (what()) {
            case "submitted" -> "JobSubmitted";
            case "cleaned" -> "JobCleanedUp";
            default -> to().isEmpty() ? "" : "Job" + Character.toUpperCase(to().charAt(0)) + to().substring(1);
        };
    }

    public String from() {
        return text("from_status");
    }

    public String to() {
        return text("to_status");
    }

    public String owner() {
        return text("owner");
    }

    public String disk() {
        return text("disk");
    }

    public int epoch() {
        return row.path("epoch").asInt(0);
    }

    /** A worker with its attempt, or who asked for a cancel. */
    public String who() {
        return text("who");
    }

    private String text(String name) {
        return row.path(name).asString("");
    }
}
