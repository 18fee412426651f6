package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Disturbance;
import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Disturbances;
import dev.moviegen.system.faults.history.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A verdict as a page of Markdown, and the whole history of a job that it is about. */
public final class Report {

    private Report() {}

    public static String of(Verdict verdict, Disturbances disturbances) {
        return promises(verdict) + words(verdict) + counts(verdict) + faults(disturbances);
    }

    private static String promises(Verdict verdict) {
        StringBuilder page = new StringBuilder("| promise | violations / attempts |\n|---|---|\n");
        for (Promise promise : Promise.values()) {
            page.append("| ")
                    .append(promise)
                    .append(' ')
                    .append(promise.words())
                    .append(" | ");
            page.append(verdict.findings(promise).size())
                    .append(" / ")
                    .append(verdict.attempts(promise))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String words(Verdict verdict) {
        StringBuilder page = new StringBuilder("\n| in Jepsen's words | |\n|---|---|\n");
        for (Finding.Word word : Finding.Word.values()) {
            long times =
                    verdict.findings().stream().filter(f -> f.word() == word).count();
            page.append("| ")
                    .append(word.name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(times)
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String counts(Verdict verdict) {
        StringBuilder page = new StringBuilder("\n| counted | times | longest |\n|---|---|---|\n");
        verdict.counts().forEach((what, times) -> {
            String longest = Optional.ofNullable(verdict.longest().get(what))
                    .map(time -> time.toMillis() + " ms")
                    .orElse("");
            page.append("| ")
                    .append(what)
                    .append(" | ")
                    .append(times)
                    .append(" | ")
                    .append(longest)
                    .append(" |\n");
        });
        return page.toString();
    }

    private static String faults(Disturbances disturbances) {
        StringBuilder page = new StringBuilder("\n| fault | times |\n|---|---|\n");
        for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.MACHINE_BUSY))) {
            String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            page.append("| ")
                    .append(words)
                    .append(" | ")
                    .append(disturbances.of(kind).size())
                    .append(" |\n");
        }
        return page.toString();
    }

    /** The blows, in the order in which they began. */
    public static String of(Disturbances disturbances) {
        return disturbances.all().stream()
                .filter(blow -> blow.kind() != Kind.MACHINE_BUSY)
                .sorted(Comparator.comparing(Disturbance::from))
                .map(blow -> blow.from() + " to " + blow.to() + " " + blow.kind() + " " + blow.target())
                .collect(Collectors.joining("\n"));
    }

    /** In the order in which it happened. */
    public static String of(Story story) {
        record Line(Instant at, String text) {}
        List<Line> lines = new ArrayList<>();
        story.calls().forEach(c -> lines.add(new Line(c.answered(), "api     " + c)));
        story.heard().forEach(h -> lines.add(new Line(h.at(), "broker  " + h)));
        story.changes().forEach(c -> lines.add(new Line(c.at(), "store   " + c)));
        Map<String, @Nullable Instant> seen = new LinkedHashMap<>();
        seen.put("first process", story.processes().first());
        seen.put("last process", story.processes().last());
        seen.put("first directory", story.directory().first());
        seen.put("last directory", story.directory().last());
        seen.put("first left behind", story.leftBehind().first());
        seen.put("last left behind", story.leftBehind().last());
        seen.values().removeIf(Objects::isNull);
        seen.forEach((what, at) -> lines.add(new Line(at, "scan    " + what)));
        lines.sort(Comparator.comparing(Line::at));
        String text = lines.stream().map(line -> line.at() + " " + line.text()).collect(Collectors.joining("\n"));
        return "Job " + story.id() + " (" + story.intent() + "), at rest " + story.row() + "\n" + text + "\n";
    }
}
