package dev.moviegen.api.watch;

import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What the store knows of the last day and of the last jobs, to be drawn. */
@Component
public class Figures {

    private static final int HOURS = 24;
    private static final int LAST = 100;
    private static final int PAGE = 1_000;
    private static final int PAGES = 10;
    private static final List<String> STEPS = List.of("script", "audio", "slides", "video");

    private final PocketBase store;
    private final Clock clock;

    Figures(PocketBase store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Jobs that ended within the hour that begins at {@code from}. */
    public record Hour(Instant from, int completed, int failed, int cancelled) {}

    /** What a step took in the last completed jobs, in milliseconds: half of them less than {@code medianMs}. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record StepTime(String step, int jobs, long medianMs, long slowestMs) {}

    /** The last 24 hours, oldest first; of more than ten thousand ends only the newest are counted. */
    public List<Hour> throughput() {
        Instant thisHour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant first = thisHour.minus(Duration.ofHours(HOURS - 1));
        Map<Instant, int[]> counts = new TreeMap<>();
        IntStream.range(0, HOURS).forEach(hour -> counts.put(first.plus(Duration.ofHours(hour)), new int[3]));
        for (JsonNode end : endsSince(first)) {
            int[] ofHour = counts.get(
                    Instant.parse(end.path("at").asString("").replace(' ', 'T')).truncatedTo(ChronoUnit.HOURS));
            if (ofHour != null) {
                ofHour[kind(end.path("what").asString(""))]++;
            }
        }
        List<Hour> hours = new ArrayList<>();
        counts.forEach((from, of) -> hours.add(new Hour(from, of[0], of[1], of[2])));
        return hours;
    }

    private List<JsonNode> endsSince(Instant first) {
        String filter = "(what = 'completed' || what = 'failed' || what = 'cancelled') && at >= "
                + PocketBase.quoted(PocketBase.date(first));
        List<JsonNode> ends = new ArrayList<>();
        for (int page = 1; page <= PAGES; page++) {
            List<JsonNode> some = store.list("job_history", new Query(filter, "-at,id", page, PAGE));
            ends.addAll(some);
            if (some.size() < PAGE) {
                break;
            }
        }
        return ends;
    }

    private static int kind(String what) {
        return switch (what) {
            case "completed" -> 0;
            case "failed" -> 1;
            default -> 2;
        };
    }

    /** Steps without a measured job are left out. */
    public List<StepTime> steps() {
        List<Job> last = last("status = 'completed'");
        return STEPS.stream()
                .map(step -> stepTime(step, last))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<StepTime> stepTime(String step, List<Job> jobs) {
        List<Long> times = jobs.stream()
                .map(job -> took(step, job))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(new StepTime(
                        step, times.size(), times.get((times.size() - 1) / 2), times.get(times.size() - 1)));
    }

    /** The last step is not noted as done: it ends with the job. */
    private static Optional<Long> took(String step, Job job) {
        JsonNode noted = job.row().path("steps").path(step);
        if (noted.path("took_ms").isNumber()) {
            return Optional.of(noted.path("took_ms").asLong());
        }
        String began = noted.path("began").asString("");
        return began.isEmpty()
                ? Optional.empty()
                : job.completedAt()
                        .map(end -> Duration.between(Instant.parse(began.replace(' ', 'T')), end)
                                .toMillis());
    }

    /** The last confirmed cancels of running jobs, oldest first. */
    public List<CancelTimes> cancels() {
        List<CancelTimes> times = new ArrayList<>(last("status = 'cancelled' && cleaned_at != '' && epoch > 0").stream()
                .map(CancelTimes::of)
                .flatMap(Optional::stream)
                .toList());
        Collections.reverse(times);
        return times;
    }

    private List<Job> last(String filter) {
        return store.list(Job.COLLECTION, new Query(filter, "-completed_at", 1, LAST)).stream()
                .map(Job::new)
                .toList();
    }
}
