package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the status panel of a job: which lines and facts belong to which state. */
@Component
class JobPanels {

    private static final int WHILE_IT_MOVES = 2;
    private static final int UNTIL_IT_IS_CLEAN = 1;
    /** The next look takes a refusal's words away. */
    private static final int UNTIL_IT_IS_READ = 10;

    private final FindJobs findJobs;
    private final JobFactLines factLines;
    private final MessageSource messages;

    JobPanels(FindJobs findJobs, JobFactLines factLines, MessageSource messages) {
        this.findJobs = findJobs;
        this.factLines = factLines;
        this.messages = messages;
    }

    Words words(Locale locale) {
        return new Words(messages, locale);
    }

    JobPanel panel(Job job, Locale locale, String notice) {
        Words words = words(locale);
        return new JobPanel(
                job.id(),
                job.status().word(),
                !job.status().isFinal(),
                refresh(job, notice),
                Math.max(0, Math.min(100, job.progress())),
                message(job, words),
                lines(job, words),
                factLines.of(job, words),
                new JobPanel.Media(
                        !job.video().isEmpty(),
                        !job.captions().isEmpty(),
                        !job.thumbnail().isEmpty(),
                        !job.script().isEmpty(),
                        job.language().equals("en") ? "en" : "ja"),
                notice);
    }

    /** A cancelled job still changes once: the proof that its files are gone comes in. */
    private static int refresh(Job job, String notice) {
        if (job.status() == JobStatus.CANCELLED && job.cleanedAt().isEmpty()) {
            return UNTIL_IT_IS_CLEAN;
        }
        if (job.status().isFinal()) {
            return 0;
        }
        return notice.isEmpty() ? WHILE_IT_MOVES : UNTIL_IT_IS_READ;
    }

    private static String message(Job job, Words words) {
        return job.message()
                .map(message -> words.sayIfKnown(
                        "message." + message.key(),
                        number(message.args(), "i"),
                        number(message.args(), "n"),
                        number(message.args(), "percent")))
                .orElse("");
    }

    private static Object number(Map<String, Object> values, String name) {
        return values.getOrDefault(name, "");
    }

    private List<String> lines(Job job, Words words) {
        return switch (job.status()) {
            case PENDING -> waiting(job, words);
            case PROCESSING -> List.of();
            case COMPLETED -> List.of(words.say("completed.done"));
            case FAILED -> failed(job, words);
            case CANCELLED -> List.of(words.say("cancelled.headline"), words.say("cancelled.what_next"));
        };
    }

    private List<String> waiting(Job job, Words words) {
        var place = findJobs.positionOf(job);
        if (place.position() == 0) {
            return List.of();
        }
        String position = words.say("pending.position", place.position(), place.total());
        return place.ahead() > 0 ? List.of(position, words.say("pending.ahead", place.ahead())) : List.of(position);
    }

    private static List<String> failed(Job job, Words words) {
        String code = job.error().map(Job.JobError::code).orElse("internal");
        String step = job.error().map(Job.JobError::step).orElse("");
        String why = words.sayIfKnown("failed." + code);
        String sentence = why.isEmpty() ? words.say("failed.internal") : why;
        String where = step.isEmpty() ? "" : words.sayIfKnown("step." + step);
        return where.isEmpty() ? List.of(sentence) : List.of(words.say("failed.step", where), sentence);
    }
}
