package dev.moviegen.api.console;

import dev.moviegen.api.operator.OperatorJobView;
import dev.moviegen.store.ArticleLimits;
import dev.moviegen.store.Job;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A job as a line of a table.
 *
 * @param detail what there is to know beside the status: message, error, or the proof of a cancel
 * @param why who cancelled it and for what reason; empty for others
 */
record JobRow(
        String id,
        String url,
        String status,
        boolean active,
        int progress,
        String worker,
        String disk,
        int epoch,
        @Nullable Instant created,
        String detail,
        String why,
        boolean unconfirmed) {

    /** Makes lines in one reader's language. */
    @Component
    static class Maker {

        private final MessageSource messages;
        private final ArticleLimits limits;
        private final Clock clock;

        Maker(MessageSource messages, ArticleLimits limits, Clock clock) {
            this.messages = messages;
            this.limits = limits;
            this.clock = clock;
        }

        /** @param lost disks that are declared lost */
        JobRow row(Job job, Map<String, Instant> lost, Locale locale) {
            JobWords words = new JobWords(messages, locale, limits);
            boolean unconfirmed = OperatorJobView.isUnconfirmed(job, clock.instant());
            return new JobRow(
                    job.id(),
                    job.url(),
                    job.status().word(),
                    !job.status().isFinal(),
                    job.progress(),
                    OperatorJobView.workerOf(job.owner()),
                    job.disk(),
                    job.epoch(),
                    job.created().orElse(null),
                    words.detail(job, Optional.ofNullable(lost.get(job.disk())), unconfirmed),
                    words.why(job),
                    unconfirmed);
        }
    }
}
