package dev.moviegen.api.pages;

import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.util.Set;

/** What helps after a failure. */
final class Failures {

    /** The address, the article, or how much of it there is: the same again would only end the same. */
    private static final Set<String> OF_THE_INPUT = Set.of(
            "invalid_url",
            "forbidden_url",
            "not_found",
            "not_html",
            "too_big",
            "too_short",
            "script_failed",
            "worker_died",
            "timed_out");

    private Failures() {}

    /** Whether the input has to be another one before it is worth a try, each of which counts for the day's limit. */
    static boolean askForAnotherInput(Job job) {
        return job.status() == JobStatus.FAILED && OF_THE_INPUT.contains(codeOf(job));
    }

    static String codeOf(Job job) {
        return job.error().map(Job.JobError::code).orElse("internal");
    }
}
