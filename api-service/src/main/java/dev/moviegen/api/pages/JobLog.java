package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.WorkStep;
import dev.moviegen.api.pages.JobPanel.LogLine;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What has happened to a job so far, oldest first. */
@Component
class JobLog {

    List<LogLine> of(Job job, Words words) {
        List<Line> lines = new ArrayList<>();
        add(lines, job.created(), "created", words.say("log.created"));
        add(lines, job.startedAt(), "started" + job.epoch(), started(job, words));
        for (WorkStep step : WorkStep.values()) {
            String name = words.say("step." + step.word());
            Optional<Instant> began = step.beganIn(job);
            add(lines, began, step.word(), words.say("log.step", name));
            Optional<Duration> took = step.tookIn(job);
            Optional<Instant> done = began.flatMap(from -> took.map(from::plus));
            add(
                    lines,
                    done,
                    step.word() + "-done",
                    words.say("log.step_done", name, took.map(words::exact).orElse("")));
        }
        if (job.status().isFinal()) {
            add(
                    lines,
                    job.completedAt(),
                    job.status().word(),
                    words.say("log." + job.status().word()));
        }
        if (job.status() == JobStatus.CANCELLED) {
            add(lines, job.cleanedAt(), "cleaned", words.say("log.cleaned"));
        }
        return lines.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(line -> new LogLine(line.key, line.at.toString(), words.clock(line.at), line.text))
                .toList();
    }

    private static String started(Job job, Words words) {
        return job.epoch() > 1 ? words.say("log.started_again", job.epoch()) : words.say("log.started");
    }

    private static void add(List<Line> lines, Optional<Instant> at, String key, String text) {
        at.ifPresent(time -> lines.add(new Line(time, key, text)));
    }

    private record Line(Instant at, String key, String text) {}
}
