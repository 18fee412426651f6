package dev.moviegen.api.watch;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.JobCompleted;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobFailed;
import dev.moviegen.events.JobProgressed;
import dev.moviegen.events.JobStarted;
import dev.moviegen.events.JobSubmitted;
import java.util.Objects;

/** What different events have in common under different names. */
record EventFacts(String worker, int epoch, String detail) {

    static EventFacts of(JobEvent event) {
        if (event instanceof JobStarted started) {
            return new EventFacts(started.worker(), started.epoch(), "");
        }
        if (event instanceof JobProgressed progressed) {
            return new EventFacts(progressed.worker(), progressed.epoch(), progressed.step());
        }
        if (event instanceof JobCancelled cancelled) {
            return new EventFacts(
                    withoutAttempt(cancelled.owner()), cancelled.epoch(), Integer.toString(cancelled.announcement()));
        }
        if (event instanceof JobSubmitted submitted) {
            return new EventFacts("", Objects.requireNonNullElse(submitted.epoch(), 0), "");
        }
        return ofAnEnd(event);
    }

    private static EventFacts ofAnEnd(JobEvent event) {
        if (event instanceof JobCleanedUp clean) {
            return new EventFacts(clean.worker(), clean.epoch(), clean.heardBy());
        }
        if (event instanceof JobFailed failed) {
            return new EventFacts(failed.worker(), failed.epoch(), failed.code());
        }
        JobCompleted completed = (JobCompleted) event;
        return new EventFacts(completed.worker(), completed.epoch(), "");
    }

    private static String withoutAttempt(String owner) {
        int end = owner.indexOf('#');
        return end < 0 ? owner : owner.substring(0, end);
    }
}
