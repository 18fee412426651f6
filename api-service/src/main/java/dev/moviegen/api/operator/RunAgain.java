package dev.moviegen.api.operator;

import dev.moviegen.api.jobs.Announcements;
import dev.moviegen.api.jobs.CallerAddress;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.api.jobs.Submission;
import dev.moviegen.api.jobs.SubmissionRefused;
import dev.moviegen.api.jobs.SubmitJob;
import dev.moviegen.events.amqp.EventNotConfirmed;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Gives a job whose message was given up another chance. Waiting, or with an owner that shows no life: it is announced
 * again. With one that is alive: it is left alone, for a second owner would be wrong. Ended: a new job of the same input.
 */
@Component
public class RunAgain {

    /** As long as the reconciler waits before it calls an owner silent. */
    private static final String SILENT = " && updated < strftime('%Y-%m-%d %H:%M:%fZ', @now, '-20 seconds')";

    private final DeadLetters letters;
    private final PocketBaseClient store;
    private final Announcements announcements;
    private final SubmitJob submitJob;

    RunAgain(DeadLetters letters, PocketBaseClient store, Announcements announcements, SubmitJob submitJob) {
        this.letters = letters;
        this.store = store;
        this.announcements = announcements;
        this.submitJob = submitJob;
    }

    /**
     * @param outcome {@code announced}, {@code new_job}, {@code alive} (nothing to do), {@code not_found},
     *     {@code refused} (the input or the queue's limit), {@code unknown} (the broker did not confirm)
     * @param jobId the job that runs now, empty when there is none
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Result(String outcome, String jobId) {}

    /** The letter is forgotten unless it is worth another try. */
    public Result run(String letterId) {
        Optional<DeadLetters.DeadLetter> letter = letters.find(letterId);
        if (letter.isEmpty()) {
            return new Result("not_found", "");
        }
        Result result = store.find(letter.get().jobId()).map(this::run).orElse(new Result("not_found", ""));
        if (!result.outcome().equals("refused") && !result.outcome().equals("unknown")) {
            letters.forget(letterId);
        }
        return result;
    }

    private Result run(Job job) {
        try {
            if (job.status().isFinal()) {
                return new Result(
                        "new_job",
                        submitJob
                                .submit(Submission.again(job, "", CallerAddress.NONE))
                                .id());
            }
            if (job.status() == JobStatus.PENDING) {
                announcements.waiting(job);
                return new Result("announced", job.id());
            }
            return silent(job);
        } catch (SubmissionRefused refused) {
            return new Result("refused", "");
        } catch (EventNotConfirmed unclear) {
            return new Result("unknown", "");
        }
    }

    private Result silent(Job job) {
        boolean silent = store.count("id = '" + job.id() + "' && status = 'processing'" + SILENT) > 0;
        if (silent) {
            announcements.silent(job);
        }
        return new Result(silent ? "announced" : "alive", job.id());
    }
}
