package dev.moviegen.api.watch;

import dev.moviegen.api.jobs.JobChange;
import dev.moviegen.api.jobs.WorkStep;
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
import java.util.stream.Stream;
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
        for (JobChange end : endsSince(first)) {
            int[] ofHour = counts.get(end.at().truncatedTo(ChronoUnit.HOURS));
            if (ofHour != null) {
                ofHour[kind(end.what())]++;
            }
        }
        List<Hour> hours = new ArrayList<>();
        counts.forEach((from, of) -> hours.add(new Hour(from, of[0], of[1], of[2])));
        return hours;
    }

    private List<JobChange> endsSince(Instant first) {
        String filter = "(what = 'completed' || what = 'failed' || what = 'cancelled') && at >= "
                + PocketBase.quoted(PocketBase.date(first));
        List<JobChange> ends = new ArrayList<>();
        for (int page = 1; page <= PAGES; page++) {
            List<JsonNode> some = store.list(JobChange.COLLECTION, new Query(filter, "-at,id", page, PAGE));
            some.forEach(row -> ends.add(new JobChange(row)));
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
        return Stream.of(WorkStep.values())
                .map(step -> stepTime(step, last))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<StepTime> stepTime(WorkStep step, List<Job> jobs) {
        List<Long> times = jobs.stream()
                .flatMap(job -> step.durationIn(job).stream())
                .map(Duration::toMillis)
                .sorted()
                .toList();
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(new StepTime(
                        step.word(), times.size(), times.get((times.size() - 1) / 2), times.get(times.size() - 1)));
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
