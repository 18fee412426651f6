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

/** What has happened to a job so far, oldest first. Of a step that was begun more than once its row keeps the last time. */
@Component
class JobLog {

    private final TakeOvers takeOvers;

    JobLog(TakeOvers takeOvers) {
        this.takeOvers = takeOvers;
    }

    List<LogLine> of(Job job, Words words) {
        List<Line> lines = new ArrayList<>();
        add(lines, job.created(), "created", words.say("log.created"));
        add(lines, job.startedAt(), "started", words.say("log.started"));
        takeOvers
                .of(job)
                .forEach((epoch, at) ->
                        add(lines, Optional.of(at), "started" + epoch, words.say("log.started_again", epoch)));
        addSteps(lines, job, words);
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

    private static void addSteps(List<Line> lines, Job job, Words words) {
        for (WorkStep step : WorkStep.values()) {
            String name = words.say("step." + step.word());
            Optional<Instant> began = step.beganIn(job);
            String key = step.word() + began.map(Instant::toString).orElse(""); // a step may begin again
            add(lines, began, key, words.say("log.step", name));
            Optional<Duration> took = step.tookIn(job);
            Optional<Instant> done = began.flatMap(from -> took.map(from::plus));
            String time = took.map(words::exact).orElse("");
            add(lines, done, key + "-done", words.say("log.step_done", name, time));
        }
    }

    private static void add(List<Line> lines, Optional<Instant> at, String key, String text) {
        at.ifPresent(time -> lines.add(new Line(time, key, text)));
    }

    private record Line(Instant at, String key, String text) {}
}
