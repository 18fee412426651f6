package dev.moviegen.api.operator;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.moviegen.api.jobs.CleanUpProof;
import dev.moviegen.api.jobs.QueuePosition;
import dev.moviegen.api.json.JobView;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job with what only the operator sees of it.
 *
 * @param owner worker and attempt, {@code worker#attempt}
 * @param epoch how often it was claimed
 * @param unconfirmed cancelled for five minutes and still nobody has confirmed the clean-up
 */
public record OperatorJobView(
        @JsonUnwrapped JobView job,
        @Nullable String owner,
        @Nullable String worker,
        @Nullable String disk,
        int epoch,
        boolean unconfirmed) {

    /** Its place in the queue is left out: a list of a hundred would have to count a hundred times. */
    static OperatorJobView of(Job job, Instant now) {
        return new OperatorJobView(
                JobView.of(job, QueuePosition.NOT_WAITING),
                JobView.orNull(job.owner()),
                JobView.orNull(workerOf(job.owner())),
                JobView.orNull(job.disk()),
                job.epoch(),
                isUnconfirmed(job, now));
    }

    /** An owner is a worker's name and, after {@code #}, the number of its attempt. */
    public static String workerOf(String owner) {
        int end = owner.indexOf('#');
        return end < 0 ? owner : owner.substring(0, end);
    }

    public static boolean isUnconfirmed(Job job, Instant now) {
        return job.status() == JobStatus.CANCELLED
                && job.cleanedAt().isEmpty()
                && job.completedAt()
                        .filter(end -> end.plus(CleanUpProof.UNCONFIRMED_AFTER).isBefore(now))
                        .isPresent();
    }
}
