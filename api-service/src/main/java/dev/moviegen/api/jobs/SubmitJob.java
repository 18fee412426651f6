package dev.moviegen.api.jobs;

import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.WriteRefused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes a waiting job of a submission. The store counts what one address and everybody may have, in the same moment in
 * which it writes; nothing is counted here first. If the broker does not hear of the job now, the reconciler tells it.
 */
@Component
public class SubmitJob {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration QUEUE_MOVES_WITHIN = Duration.ofMinutes(1);

    private final SubmissionCheck check;
    private final PocketBaseClient store;
    private final Announcements announcements;
    private final SubmitContext context;

    SubmitJob(SubmissionCheck check, PocketBaseClient store, Announcements announcements, SubmitContext context) {
        this.check = check;
        this.store = store;
        this.announcements = announcements;
        this.context = context;
    }

    /** The new row; {@link SubmissionRefused} says why there is none. */
    public Job submit(Submission submission) {
        Submission asked = check.check(submission);
        String visitor = context.hash().of("visitor", asked.visitor());
        String address = context.hash().of("address", asked.address().text());
        try {
            Job job = store.createJob(JobIds.next(), asked, visitor, address);
            announcements.submittedSoon(job);
            return job;
        } catch (WriteRefused refused) {
            throw switch (refused.code()) {
                case "daily_limit" ->
                    SubmissionRefused.dailyLimit(context.limits().jobsPerDay(), untilOneIsADayOld(address));
                case "queue_full" ->
                    SubmissionRefused.queueFull(context.limits().queue(), QUEUE_MOVES_WITHIN);
                default -> refused;
            };
        }
    }

    /** The window rolls: the next job is possible when the oldest of those that count is 24 hours old. */
    private Duration untilOneIsADayOld(String address) {
        Clock clock = context.clock();
        List<Job> counted = store.list(
                "address = " + PocketBase.quoted(address),
                "-created",
                context.limits().jobsPerDay());
        Duration left = counted.isEmpty()
                ? Duration.ZERO
                : counted.get(counted.size() - 1)
                        .created()
                        .map(created -> Duration.between(clock.instant(), created.plus(DAY)))
                        .orElse(DAY);
        return left.isNegative() || left.isZero() ? Duration.ofSeconds(1) : left;
    }
}
