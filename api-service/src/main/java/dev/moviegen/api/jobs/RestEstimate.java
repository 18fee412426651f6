package dev.moviegen.api.jobs;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How long a job will still take: what its remaining steps took in earlier jobs of the same size, counted in sentences.
 * Without any such job the rest follows from the pace so far.
 */
@Component
class RestEstimate {

    private static final int REMEMBERED = 50;
    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final double SAME_SIZE = 1.35;
    /** Below this, one slow first step would promise hours. */
    private static final int ENOUGH_PERCENT = 5;

    private static final int WHOLE = 100;

    private final PocketBaseClient store;
    private final Clock clock;

    private List<Job> earlier = List.of();
    private Instant readAt = Instant.MIN;

    RestEstimate(PocketBaseClient store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Empty for a job that is not being worked on, or of which nothing can be said yet. */
    Optional<Duration> of(Job job) {
        if (job.status() != JobStatus.PROCESSING) {
            return Optional.empty();
        }
        List<Job> like = likes(job);
        return WorkStep.of(job.step())
                .filter(step -> !like.isEmpty())
                .map(step -> rest(job, step, like))
                .or(() -> atThePaceSoFar(job));
    }

    private List<Job> likes(Job job) {
        int size = WorkStep.sentencesIn(job);
        List<Job> all = finished();
        List<Job> same = all.stream()
                .filter(other -> size > 0 && isWithin(WorkStep.sentencesIn(other), size))
                .toList();
        return size == 0 ? all : same;
    }

    private static boolean isWithin(int other, int size) {
        return other <= size * SAME_SIZE && size <= other * SAME_SIZE;
    }

    private static Duration rest(Job job, WorkStep current, List<Job> like) {
        Duration rest = usual(current, like)
                .multipliedBy(WHOLE - current.percent(job.progress()))
                .dividedBy(WHOLE);
        for (WorkStep step : WorkStep.values()) {
            if (step.compareTo(current) > 0) {
                rest = rest.plus(usual(step, like));
            }
        }
        return rest;
    }

    /** The median, which one slow job does not move. */
    private static Duration usual(WorkStep step, List<Job> like) {
        List<Duration> took = like.stream()
                .flatMap(job -> step.durationIn(job).stream())
                .filter(time -> !time.isNegative())
                .sorted()
                .toList();
        return took.isEmpty() ? Duration.ZERO : took.get(took.size() / 2);
    }

    private synchronized List<Job> finished() {
        Instant now = clock.instant();
        if (readAt.isBefore(now.minus(FRESH))) {
            earlier = store.list("status = 'completed'", "-completed_at", REMEMBERED).stream()
                    .filter(job -> WorkStep.sentencesIn(job) > 0)
                    .toList();
            readAt = now;
        }
        return earlier;
    }

    private Optional<Duration> atThePaceSoFar(Job job) {
        if (job.progress() < ENOUGH_PERCENT) {
            return Optional.empty();
        }
        return job.startedAt()
                .map(started -> Duration.between(started, clock.instant()))
                .filter(spent -> !spent.isNegative())
                .map(spent -> spent.multipliedBy(WHOLE - job.progress()).dividedBy(job.progress()));
    }
}
