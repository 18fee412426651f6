package dev.moviegen.api.operator;

import dev.moviegen.api.json.InvalidRequest;
import dev.moviegen.store.JobStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads a filter from named texts, whether they come from an address or a body; {@link InvalidRequest} names the wrong one. */
public final class JobFilterReader {

    private static final int LONGEST_TEXT = 200;

    private JobFilterReader() {}

    /** @param values the text under each name, empty when there is none; several statuses are separated by commas */
    public static JobFilter read(UnaryOperator<String> values) {
        String text = values.apply("q").strip();
        if (text.length() > LONGEST_TEXT) {
            throw InvalidRequest.tooLong("q", LONGEST_TEXT);
        }
        return new JobFilter(
                statuses(values.apply("status")),
                text,
                time("from", values.apply("from"), 0),
                time("to", values.apply("to"), 1),
                bool("unconfirmed", values.apply("unconfirmed")));
    }

    private static Set<JobStatus> statuses(String words) {
        Set<JobStatus> statuses = EnumSet.noneOf(JobStatus.class);
        try {
            Arrays.stream(words.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .map(JobStatus::of)
                    .forEach(statuses::add);
            return statuses;
        } catch (IllegalArgumentException unknown) {
            throw InvalidRequest.of("status", "status must be of pending, processing, completed, failed, cancelled");
        }
    }

    /** A moment (RFC 3339), or a day in UTC, which as an end includes that day. */
    private static Optional<Instant> time(String name, String text, int wholeDays) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text)
                                    .plusDays(wholeDays)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException wrong) {
            throw InvalidRequest.of(name, name + " must be a day (2026-11-24) or a moment (2026-11-24T06:00:00Z)");
        }
    }

    private static boolean bool(String name, String text) {
        return switch (text) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw InvalidRequest.of(name, name + " must be true or false");
        };
    }
}
