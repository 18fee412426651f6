package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.WorkStep;
import dev.moviegen.api.pages.JobPanel.Clockwork;
import dev.moviegen.store.ArticleLimits;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Makes the status panel of a job: which lines and facts belong to which state. */
@Component
public class JobPanels {

    static final String PANEL = "fragments/job-status";

    private final FindJobs findJobs;
    private final ArticleLimits limits;
    private final PanelParts parts;
    private final Clock clock;
    private final ITemplateEngine templates;

    JobPanels(FindJobs findJobs, ArticleLimits limits, PanelParts parts, Clock clock, ITemplateEngine templates) {
        this.findJobs = findJobs;
        this.limits = limits;
        this.parts = parts;
        this.clock = clock;
        this.templates = templates;
    }

    /** The panel as it is sent to everybody who reads this language: its forms get each reader's token from the page. */
    public String html(Job job, Locale locale) {
        return templates.process(PANEL, new Context(locale, Map.of("panel", panel(job, locale, ""))));
    }

    /** The chapters of a video as WebVTT, for its player. */
    String chapters(Job job) {
        return parts.transcripts().of(job).asChapters();
    }

    /** What of an article becomes a video, to be said beside the words. */
    ArticleLimits limits() {
        return limits;
    }

    Words words(Locale locale) {
        return new Words(parts.messages(), locale);
    }

    JobPanel panel(Job job, Locale locale, String notice) {
        Words words = words(locale);
        JobPanel.Media media = media(job);
        return new JobPanel(
                job.id(),
                job.updatedText(),
                job.status().word(),
                !job.status().isFinal() || isWaitingForProof(job),
                Math.max(0, Math.min(100, job.progress())),
                message(job, words),
                clockwork(job, words),
                lines(job, words),
                parts.steps().of(job, words),
                parts.facts().of(job, media, words),
                parts.log().of(job, words),
                media,
                spoken(job, words),
                notice,
                Failures.askForAnotherInput(job));
    }

    /** A cancelled job still changes once: the proof that its files are gone comes in. */
    public static boolean isWaitingForProof(Job job) {
        return job.status() == JobStatus.CANCELLED && job.cleanedAt().isEmpty();
    }

    private JobPanel.@Nullable Media media(Job job) {
        if (job.status() != JobStatus.COMPLETED || job.video().isEmpty()) {
            return null;
        }
        Transcript transcript = parts.transcripts().of(job);
        return new JobPanel.Media(
                !job.captions().isEmpty(),
                !job.thumbnail().isEmpty(),
                !job.script().isEmpty(),
                transcript.spokenIn(job.language()),
                transcript);
    }

    private Clockwork clockwork(Job job, Words words) {
        if (job.status().isFinal()) {
            return new Clockwork(-1, -1, "", "");
        }
        Instant now = clock.instant();
        Duration elapsed = job.startedAt()
                .or(job::created)
                .map(from -> Duration.between(from, now))
                .filter(spent -> !spent.isNegative())
                .orElse(Duration.ZERO);
        Duration rest = findJobs.estimatedRest(job).orElse(Duration.ofMillis(-1));
        return new Clockwork(
                elapsed.toMillis(),
                rest.toMillis(),
                words.duration(elapsed),
                rest.isNegative() ? "" : words.duration(rest));
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

    /** Of the progress only every quarter is told: a voice that counts every percent cannot be listened to. */
    private static String spoken(Job job, Words words) {
        String status = words.say("status." + job.status().word()).replaceFirst("^\\P{L}+", "");
        if (job.status() == JobStatus.CANCELLED && !isWaitingForProof(job)) {
            return words.say("say.proven", status);
        }
        if (job.status() != JobStatus.PROCESSING) {
            return status;
        }
        String step = WorkStep.of(job.step())
                .map(it -> words.say("step." + it.word()))
                .orElse(status);
        return words.say("say.progress", step, job.progress() / 25 * 25);
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
        return place.ahead() > 0
                ? List.of(position, words.say("pending.ahead", place.ahead()))
                : List.of(position, words.say("pending.next"));
    }

    private List<String> failed(Job job, Words words) {
        String code = Failures.codeOf(job);
        String step = job.error().map(Job.JobError::step).orElse("");
        String why = words.sayIfKnown("failed." + code, limits.characters());
        String sentence = why.isEmpty() ? words.say("failed.internal") : why;
        String where = step.isEmpty() ? "" : words.sayIfKnown("step." + step);
        return where.isEmpty() ? List.of(sentence) : List.of(words.say("failed.step", where), sentence);
    }
}
